"""Our own models as Django knows them, and whether the rows they hold stay within one workspace."""

from __future__ import annotations

import tomllib

from django.apps import apps
from django.db import models

from architecture.source import ROOT

OUTSIDE_WORKSPACES = {"User", "Workspace", "JobRun"}  # a person, the place itself, the timetable of the installation


def our_models():
    """Every model of our rooms."""
    return [model for model in apps.get_models() if model.__module__.startswith("atoippo.")]


def layer_of(model):
    """Return the height of a model's room, counted from the bottom, as import-linter's contract has it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract.get("exhaustive"))
    heights = {room.strip(): height for height, layer in enumerate(reversed(layers)) for room in layer.split("|")}
    return heights[room_of(model)]


def room_of(model):
    """Return the room that a model lives in."""
    return model.__module__.split(".")[1]


def foreign_keys():
    """Yield every foreign key of our models with the model that has it."""
    for model in our_models():
        yield from ((model, field) for field in model._meta.get_fields() if field.concrete and field.is_relation)


def has_workspace(model):
    """Whether a model's rows belong to a workspace."""
    return any(field.name == "workspace" for field in model._meta.fields)


def rows_across_workspaces():
    """Find the rows of the database that point at a row of another workspace: field and number of each."""
    return [
        f"{model._meta.label}.{field.name} {pk}"
        for model, field in foreign_keys()
        if has_workspace(model) and has_workspace(field.related_model)
        for pk in model._base_manager.filter(**{f"{field.name}__isnull": False})
        .exclude(**{f"{field.name}__workspace": models.F("workspace")})
        .values_list("pk", flat=True)
    ]
