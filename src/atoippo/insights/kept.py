"""A few results kept in the memory of this process, made once however many ask at the same time; the oldest leave first."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Result = TypeVar("Result")


class Kept(Generic[Result]):
    """So many results by key, the least recently used forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._results: OrderedDict[Hashable, Future[Result]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """Return the result of a key; who comes first makes it, the others wait for it."""
        with self._lock:
            result = self._results.get(key)
            if result is not None:
                self._results.move_to_end(key)
            else:
                mine = self._results[key] = Future()
                while len(self._results) > self._most:
                    self._results.popitem(last=False)
        return self._made(key, mine, make) if result is None else result.result()

    def _made(self, key: Hashable, mine: Future[Result], make: Callable[[], Result]) -> Result:
        try:
            result = make()
        except BaseException as trouble:
            with self._lock:
                self._results.pop(key, None)  # the next who asks tries again
            mine.set_exception(trouble)
            raise
        mine.set_result(result)
        return result
