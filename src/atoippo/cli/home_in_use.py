"""Telling commands on one home of each other: what serves shares it, what restores wants it alone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from atoippo.cli.speech import stop
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "in_use"
locks: Any
try:
    import fcntl as locks
except ImportError:  # Windows: nothing is told, and the documentation says to stop the server first
    locks = None


@contextmanager
def home_in_use(*, alone: bool = False) -> Iterator[None]:
    """Hold the home while serving; with `alone`, refuse when anybody else holds it."""
    from django.conf import settings

    with (settings.HOME / MARK).open("a", encoding="ascii") as mark:
        if locks:
            try:
                locks.flock(mark, (locks.LOCK_EX if alone else locks.LOCK_SH) | locks.LOCK_NB)
            except OSError as taken:
                raise stop(msg("このフォルダでは、いま動いています。止めてから、もう一度行ってください。")) from taken
        yield


def is_home_in_use() -> bool:
    """Whether anybody serves from this home."""
    from django.conf import settings

    if not locks or not (settings.HOME / MARK).is_file():
        return False
    with (settings.HOME / MARK).open("a", encoding="ascii") as mark:
        try:
            locks.flock(mark, locks.LOCK_EX | locks.LOCK_NB)
        except OSError:
            return True
    return False
