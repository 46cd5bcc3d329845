"""Making everything ready to serve: database, cache table, chart bundle and collected static files."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from atoippo.web.charts.bundle import make_bundle


class Command(BaseCommand):
    """Prepares a new installation, and brings an older one to this version; called before each start."""

    help = "Prepare database and static files."

    def handle(self, *_: Any, **options: Any) -> None:
        """Prepare."""
        quiet = {"verbosity": max(options["verbosity"] - 1, 0)}
        call_command("migrate", interactive=False, **quiet)
        call_command("createcachetable", **quiet)
        make_bundle(settings.CHARTS_ROOT)
        call_command("collectstatic", interactive=False, **quiet)
