"""The processes under one command: one that may is started again when it ends; else all end, as when somebody asks to stop."""

from __future__ import annotations

import signal
import subprocess
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

PATIENCE = 15.0  # seconds for the request or slice at hand
MOST_ENDS = 5  # within a while, before a process is taken for one that can't run here
A_WHILE = 600.0  # seconds


class Child:
    """One process; with `first_pause` it is started again when it ends, each time after twice the pause."""

    def __init__(self, command: Sequence[str], *, first_pause: float | None) -> None:
        self._command = command
        self._first_pause = first_pause
        self._ends: list[float] = []
        self._is_noted = False
        self.process = self._started()

    @property
    def has_ended(self) -> bool:
        """Whether it does not run now."""
        return self.process.poll() is not None

    def has_ended_for_good(self, now: float) -> bool:
        """Look after the process; return whether it ended and does not come back."""
        if not self.has_ended:
            return False
        if self._first_pause is None:
            return True
        if not self._is_noted:
            self._ends = [*(end for end in self._ends if now - end < A_WHILE), now]
            self._is_noted = True
        if len(self._ends) > MOST_ENDS:
            return True
        if now - self._ends[-1] >= self._first_pause * 2 ** (len(self._ends) - 1):
            self.process = self._started()
            self._is_noted = False
        return False

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, start_new_session=True)  # noqa: S603 - our own programs


class Children:
    """Starts processes in sessions of their own, so that Ctrl-C reaches them through us alone, and ends them together."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._asked_to_stop = Event()

    def __enter__(self) -> Self:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._stop_asked)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self, command: Sequence[str], *, first_pause: float | None = None) -> None:
        """Start one; with `first_pause` (seconds) it is started again when it is killed."""
        self._children.append(Child(command, first_pause=first_pause))

    @property
    def should_stop(self) -> bool:
        """Whether somebody asked to stop."""
        return self._asked_to_stop.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait a moment; return whether none has ended for good and nobody asked to stop."""
        if self._asked_to_stop.wait(seconds):
            return False
        now = monotonic()
        ended = [child.has_ended_for_good(now) for child in self._children]  # each is looked after
        return not any(ended)

    def stop(self) -> None:
        """Let each finish what it has in hand, then end it."""
        for child in self._children:
            if not child.has_ended:
                child.process.send_signal(signal.SIGINT)
        for child in self._children:
            try:
                child.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()

    def _stop_asked(self, *_: Any) -> None:
        self._asked_to_stop.set()
