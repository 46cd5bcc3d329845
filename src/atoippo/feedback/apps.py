"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The room `feedback`."""

    name = "atoippo.feedback"
    label = "feedback"
