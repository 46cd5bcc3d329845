"""A few results kept in the memory of this process, made once however many ask at the same time; the oldest leave first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Result = TypeVar("Result")


class Kept(Generic[Result]):
    """So many results by key, the least recently used forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, Result] = OrderedDict()
        self._being_made: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result of a key; who comes first makes it, the others wait for that one key alone."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]
            turn = self._being_made.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._results:
                    return self._results[key]
            result = make()
            self.put(key, result)
        return result

    def put(self, key: Hashable, result: Result) -> None:
        """Keep a result, and forget the one that nobody asked for longest."""
        with self._lock:
            self._results[key] = result
            self._results.move_to_end(key)
            self._being_made.pop(key, None)
            while len(self._results) > self._most:
                self._results.popitem(last=False)

    def peek(self, key: Hashable) -> Result | None:
        """Return the result of a key if it is kept."""
        with self._lock:
            return self._results.get(key)

    def forget(self) -> None:
        """Forget all results."""
        with self._lock:
            self._results.clear()
