"""How Django knows this room."""

from __future__ import annotations

from django.apps import AppConfig


class WorkerConfig(AppConfig):
    """The room `worker`."""

    name = "atoippo.worker"
    label = "worker"
