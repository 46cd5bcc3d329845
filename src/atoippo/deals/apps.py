"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class DealsConfig(AppConfig):
    """The room `deals`."""

    name = "atoippo.deals"
    label = "deals"
