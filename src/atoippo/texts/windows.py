"""All windows of n signs of many strings at once, each as one 64-bit key; the arithmetic is that of a rolling hash."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BASE: Final = 0x9E37_79B9_7F4A_7C15  # odd, so that it has an inverse modulo 2⁶⁴
_INVERSE: Final = pow(_BASE, -1, 2**64)
_PER_LENGTH: Final = 0xD1B5_4A32_D192_ED03
_FILTER_BITS: Final = 20


@dataclass(frozen=True, slots=True)
class Windows:
    """Strings laid end to end: for each sign the string it belongs to, and what is needed to key any window."""

    owner: NDArray[np.int64]
    sums: NDArray[np.uint64]
    inverses: NDArray[np.uint64]

    def of_length(self, length: int) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """Return where the windows of a length start, and their keys; no window spans two strings."""
        last = len(self.owner) - length + 1
        if last <= 0:
            return np.empty(0, np.int64), np.empty(0, np.uint64)
        starts = np.flatnonzero(self.owner[:last] == self.owner[length - 1 :])
        return starts, self.at(starts, length)

    def at(self, starts: NDArray[np.int64], length: int) -> NDArray[np.uint64]:
        """Return the keys of the windows of a length that start at the given places."""
        sums = self.sums[starts + length] - self.sums[starts]
        keys: NDArray[np.uint64] = sums * self.inverses[starts] + np.uint64(length * _PER_LENGTH % 2**64)
        return keys


def windows_of(strings: Sequence[str]) -> Windows:
    """Lay strings end to end."""
    lengths = np.fromiter(map(len, strings), np.int64, len(strings))
    signs = np.frombuffer("".join(strings).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    powers, inverses = _powers(1 << max(len(signs) - 1, 1).bit_length())
    sums = np.zeros(len(signs) + 1, np.uint64)
    np.cumsum((signs + np.uint64(1)) * powers[: len(signs)], out=sums[1:])
    return Windows(np.repeat(np.arange(len(strings)), lengths), sums, inverses)


def keys_of(strings: Sequence[str]) -> NDArray[np.uint64]:
    """Return the key of each string as a whole."""
    laid = windows_of(strings)
    lengths = np.fromiter(map(len, strings), np.int64, len(strings))
    ends = np.cumsum(lengths)
    sums = laid.sums[ends] - laid.sums[ends - lengths]
    keys: NDArray[np.uint64] = sums * laid.inverses[ends - lengths] + lengths.astype(np.uint64) * np.uint64(_PER_LENGTH)
    return keys


@dataclass(frozen=True, slots=True)
class KeyTable:
    """A sorted list of keys in which many keys can be found at once."""

    keys: NDArray[np.uint64]
    seen: NDArray[np.bool_]  # a coarse filter: most windows of a new text are in no table

    def find(self, keys: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return which of the keys are in the table, and the row of each that is."""
        if not len(self.keys):
            return np.empty(0, np.int64), np.empty(0, np.int64)
        maybe = np.flatnonzero(self.seen[_coarse(keys)])
        rows = np.searchsorted(self.keys, keys[maybe])
        rows[rows == len(self.keys)] = 0
        found = self.keys[rows] == keys[maybe]
        return maybe[found], rows[found]


def key_table(keys: NDArray[np.uint64]) -> KeyTable:
    """Make a table of keys, which must be sorted."""
    seen = np.zeros(1 << _FILTER_BITS, np.bool_)
    seen[_coarse(keys)] = True
    return KeyTable(keys, seen)


def _coarse(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    mixed = (keys ^ (keys >> np.uint64(32))) * np.uint64(_PER_LENGTH)
    return (mixed >> np.uint64(64 - _FILTER_BITS)).astype(np.int64)


@cache
def _powers(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the first powers of the base and of its inverse, modulo 2⁶⁴."""
    first = np.ones(count + 1, np.uint64)
    powers, inverses = first.copy(), first.copy()
    powers[1:] = _BASE
    inverses[1:] = _INVERSE
    return np.cumprod(powers), np.cumprod(inverses)
