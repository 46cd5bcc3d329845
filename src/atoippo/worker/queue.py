"""The queue that wakes workers: in SQLite beside the database, in PostgreSQL when the database is PostgreSQL.

It holds bare job names and no truth: a name too many costs one look at the rows, a name lost is made good by the timetable.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer

from atoippo.worker.jobs import JOBS
from atoippo.worker.timetable import take_due_slots

if TYPE_CHECKING:
    from huey.api import TaskWrapper

NAME = "atoippo"
AT_ONCE = timedelta()
DJANGOS_OWN = frozenset({"context", "cursor_factory"})  # parts of Django's connection that the queue does without


@dataclass(frozen=True, slots=True)
class Queue:
    """Huey over our storage, and the one task by which a job's name is put into it."""

    huey: Huey
    job: TaskWrapper


def enqueue(job: str, after: timedelta = AT_ONCE) -> None:
    """Put a job's name into the queue, to be taken at once or when a time has passed."""
    if after > AT_ONCE:
        queue().job.schedule(args=(job,), delay=after.total_seconds())
    else:
        queue().job(job)


@cache
def queue() -> Queue:
    """Return the queue of this installation."""
    huey = _storage(results=False, serializer=SignedSerializer(secret=settings.SECRET_KEY, salt="atoippo.worker"))
    huey.periodic_task(crontab(), name="take_slots")(take_slots)
    return Queue(huey, huey.task(name="run_job")(run_job))


def run_job(job: str) -> None:
    """Do one slice of a job, and come back for the rest when there is more; whatever goes wrong is logged by Huey."""
    close_old_connections()
    try:
        if JOBS[job](timezone.now()):
            enqueue(job)
    finally:
        close_old_connections()


def take_slots() -> None:
    """Look at the timetable (each minute), and enqueue what this worker was the one to take."""
    close_old_connections()
    try:
        for job in take_due_slots(now=timezone.now()):
            enqueue(job)
    finally:
        close_old_connections()


def _storage(**options: Any) -> Huey:
    if connection.vendor == "postgresql":
        return PostgresHuey(NAME, connection=_connect, table_prefix="atoippo_queue", **options)
    return SqliteHuey(NAME, filename=str(settings.HOME / "queue.sqlite3"), timeout=20, **options)


def _connect() -> Any:
    """Return a connection of the queue's own, to the database of the rows."""
    import psycopg  # noqa: PLC0415 - only where the database is PostgreSQL

    parameters = connection.get_connection_params()
    return psycopg.connect(**{name: value for name, value in parameters.items() if name not in DJANGOS_OWN})
