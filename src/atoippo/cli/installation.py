"""This installation from the command line: Django brought up, its settings looked at, its database ready or not."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from atoippo.cli.speech import spoken_language, stop
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_PREPARED = msg("データベースがまだこの版のものになっていません。先に atoippo serve を一度動かしてください。")


def open_installation(*, prepared: bool = False) -> None:
    """Bring Django up, or say which settings can't be meant; with `prepared`, the database must be of this version."""
    import django
    from django.utils import translation

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "atoippo.config.settings")
    django.setup()
    translation.activate(spoken_language())
    _look_at_settings()
    with reaching_database():
        if prepared and migrations_to_do():
            raise stop(NOT_PREPARED)


def migrations_to_do() -> list[str]:
    """Return the migrations that the database has not seen."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


@contextmanager
def reaching_database() -> Iterator[None]:
    """Say in one sentence when the database can't be reached."""
    from django.db import OperationalError

    try:
        yield
    except OperationalError as trouble:
        raise stop(msg("データベースを開けません（{trouble}）。", trouble=str(trouble).strip())) from trouble


def _look_at_settings() -> None:
    """Say what is wrong with the settings; errors end the command."""
    from django.core.checks import Tags, run_checks

    troubles = run_checks(tags=[Tags.security])
    for trouble in troubles:
        colour = typer.colors.RED if trouble.is_serious() else typer.colors.YELLOW
        typer.secho(f"{trouble.msg} {trouble.hint or ''}", fg=colour, err=True)
    if any(trouble.is_serious() for trouble in troubles):
        raise typer.Exit(2)
