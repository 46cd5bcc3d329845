"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """The room `teams`."""

    name = "atoippo.teams"
    label = "teams"
