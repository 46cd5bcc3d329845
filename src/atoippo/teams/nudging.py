"""Telling the worker that there is something to do now; losing a nudge loses nothing, for the rows are the queue."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

NO_WAIT = timedelta()


def nudge(job: str, *, after: timedelta = NO_WAIT) -> None:
    """Wake the worker for a job, by its bare name, once what was done is committed and a time has passed."""
    transaction.on_commit(partial(_enqueue, job, after), robust=True)


def _enqueue(job: str, after: timedelta) -> None:
    import_string(settings.NUDGE)(job, after)
