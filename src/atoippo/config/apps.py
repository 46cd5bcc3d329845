"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The room `config`, which brings the checks of this installation."""

    name = "atoippo.config"
    label = "config"

    def ready(self) -> None:
        """Register the checks."""
        from atoippo.config import checks  # noqa: F401, PLC0415 - checks are registered when Django is ready
