"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The room `intake`."""

    name = "atoippo.intake"
    label = "intake"
