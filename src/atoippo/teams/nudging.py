"""Telling the worker that there is something to do now; losing a nudge loses nothing, for the rows are the queue."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


def nudge(job: str) -> None:
    """Wake the worker for a job, by its bare name, once what was done is committed."""
    transaction.on_commit(partial(_enqueue, job), robust=True)


def _enqueue(job: str) -> None:
    import_string(settings.NUDGE)(job)
