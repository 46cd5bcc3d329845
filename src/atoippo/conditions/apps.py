"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class ConditionsConfig(AppConfig):
    """The room `conditions`."""

    name = "atoippo.conditions"
    label = "conditions"
