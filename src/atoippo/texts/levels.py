"""From where on a suggestion is sure, and a second reason is meant: found on texts held out by source."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.values.reason import TEXT_LABELS, Reason

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEVER: Final = 2.0  # no probability reaches it
NEVER_A_SECOND: Final = 1e9  # nor any score
RIGHT_SECONDS: Final = 0.5
PRECISION_OF_SURE: Final = 0.95
_Z_90: Final = 1.6448536269514722  # both-sided interval of 90 %
_OTHER: Final = TEXT_LABELS.index(Reason.OTHER)


def sure_level(chances: NDArray[np.float64], labels: NDArray[np.int64], seconds: NDArray[np.int64]) -> float:
    """Return the lowest probability above which the share of right suggestions has its lower 90 % bound at 95 %.

    Right is a suggestion that the text gives as its reason or as its second one.
    """
    first = chances.argmax(axis=1)
    order = np.argsort(-chances.max(axis=1), kind="stable")
    right = np.cumsum(((first == labels) | (first == seconds))[order])
    bounds = [wilson_low(int(k), n) for n, k in enumerate(right.tolist(), start=1)]
    fitting = np.flatnonzero(np.array(bounds) >= PRECISION_OF_SURE)
    return float(chances.max(axis=1)[order][fitting[-1]]) if len(fitting) else NEVER


def second_level(
    first: NDArray[np.int64], scores: NDArray[np.float64], labels: NDArray[np.int64], seconds: NDArray[np.int64]
) -> float:
    """Return the lowest score from which on a second reason is named rightly in at least half of the texts.

    Right is a pair of reasons that the text gives, in either order.
    """
    possible = first != _OTHER
    second, named = second_place(first, scores)
    told = np.sort(np.stack([labels, seconds], axis=1), axis=1)
    right = possible & (np.sort(np.stack([first, second], axis=1), axis=1) == told).all(axis=1)
    order = np.argsort(-named, kind="stable")
    order = order[possible[order]]
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    fitting = np.flatnonzero(shares >= RIGHT_SECONDS)
    return float(named[order][fitting[-1]]) if len(fitting) else NEVER_A_SECOND


def second_place(
    first: NDArray[np.int64], scores: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return, for each text, which of the six besides its first scores highest, and that score."""
    six = scores[:, :_OTHER].copy()
    rows = np.flatnonzero(first != _OTHER)
    six[rows, first[rows]] = -np.inf
    second = six.argmax(axis=1)
    return second, six[np.arange(len(six)), second]


def wilson_low(right: int, n: int) -> float:
    """Return the lower end of Wilson's 90 % interval of a share."""
    share = right / n
    middle = share + _Z_90**2 / (2 * n)
    spread = _Z_90 * sqrt(share * (1 - share) / n + _Z_90**2 / (4 * n * n))
    return (middle - spread) / (1 + _Z_90**2 / n)
