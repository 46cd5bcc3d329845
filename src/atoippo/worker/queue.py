"""The queue that wakes workers: in SQLite beside the database, in PostgreSQL when the database is PostgreSQL."""

from __future__ import annotations


def enqueue(job: str) -> None:
    """Put a job's name into the queue."""
