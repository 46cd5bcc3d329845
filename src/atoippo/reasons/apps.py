"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class ReasonsConfig(AppConfig):
    """The room `reasons`."""

    name = "atoippo.reasons"
    label = "reasons"
