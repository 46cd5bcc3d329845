"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class InsightsConfig(AppConfig):
    """The room `insights`."""

    name = "atoippo.insights"
    label = "insights"
