"""From which probability on a suggestion is sure, and a second reason is meant: found on texts held out by source."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.values.reason import TEXT_LABELS, Reason

if TYPE_CHECKING:
    from numpy.typing import NDArray

NEVER: Final = 2.0  # no probability reaches it
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


def second_level(chances: NDArray[np.float64], labels: NDArray[np.int64], seconds: NDArray[np.int64]) -> float:
    """Return the probability from which on naming the second likeliest reason is right most often (best F1)."""
    six = chances[:, :_OTHER]
    order = np.argsort(-six, axis=1, kind="stable")
    named = six[np.arange(len(six)), order[:, 1]]
    possible = chances[:, _OTHER] < six.max(axis=1)
    pairs = np.sort(order[:, :2], axis=1)
    right = possible & (pairs == np.sort(np.stack([labels, seconds], axis=1), axis=1)).all(axis=1)
    best, level = 0.0, NEVER
    for candidate in np.arange(0.10, 0.50, 0.01):
        shown = possible & (named >= candidate)
        agreement = 2 * int((right & shown).sum()) / max(int(shown.sum()) + int((seconds >= 0).sum()), 1)
        if agreement > best:
            best, level = agreement, float(candidate)
    return level


def wilson_low(right: int, n: int) -> float:
    """Return the lower end of Wilson's 90 % interval of a share."""
    share = right / n
    middle = share + _Z_90**2 / (2 * n)
    spread = _Z_90 * sqrt(share * (1 - share) / n + _Z_90**2 / (4 * n * n))
    return (middle - spread) / (1 + _Z_90**2 / n)
