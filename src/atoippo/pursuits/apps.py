"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class PursuitsConfig(AppConfig):
    """The room `pursuits`."""

    name = "atoippo.pursuits"
    label = "pursuits"
