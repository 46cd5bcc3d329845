"""The process that takes job names from the queue and looks at the timetable each minute."""

from __future__ import annotations

from atoippo.worker.queue import queue


def run() -> None:
    """Work until asked to stop (SIGINT: after the slice at hand; SIGTERM: at once, which loses nothing)."""
    queue().huey.create_consumer(workers=1, max_delay=1.0).run()
