"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """The room `lessons`."""

    name = "atoippo.lessons"
    label = "lessons"
