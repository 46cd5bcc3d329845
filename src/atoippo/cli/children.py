"""The processes under one command: when one of them ends, or somebody asks to stop, all of them end."""

from __future__ import annotations

import signal
import subprocess
from threading import Event
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

PATIENCE = 15.0  # seconds for the request or slice at hand


class Children:
    """Starts processes in sessions of their own, so that Ctrl-C reaches them through us alone, and ends them together."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._asked_to_stop = Event()

    def __enter__(self) -> Self:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._stop_asked)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self, command: Sequence[str]) -> None:
        """Start one."""
        self._processes.append(subprocess.Popen(command, start_new_session=True))  # noqa: S603 - our own programs

    @property
    def one_has_ended(self) -> bool:
        """Whether one ended by itself."""
        return any(process.poll() is not None for process in self._processes)

    @property
    def should_stop(self) -> bool:
        """Whether somebody asked to stop."""
        return self._asked_to_stop.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait a moment; return whether all still run and nobody asked to stop."""
        return not (self._asked_to_stop.wait(seconds) or self.one_has_ended)

    def stop(self) -> None:
        """Let each finish what it has in hand, then end it."""
        for process in self._processes:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
        for process in self._processes:
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _stop_asked(self, *_: Any) -> None:
        self._asked_to_stop.set()
