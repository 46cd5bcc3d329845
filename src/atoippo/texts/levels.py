"""From where on a suggestion is sure, and a second reason is meant: found on texts held out by source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.values.reason import TEXT_LABELS, Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

NEVER: Final = 2.0  # no probability reaches it
NEVER_A_SECOND: Final = 1e9  # nor any score
RIGHT_SECONDS: Final = 0.5
PRECISION_OF_SURE: Final = 0.955  # the promise is 0.95; the rest pays for choosing the level on the same texts
_Z_90: Final = 1.6448536269514722  # both-sided interval of 90 %
_OTHER: Final = TEXT_LABELS.index(Reason.OTHER)


def sure_level(chances: NDArray[np.float64], labels: NDArray[np.int64], seconds: NDArray[np.int64]) -> float:
    """Return the lowest probability above which the share of right suggestions has its lower 90 % bound at 95 % and a bit.

    Right is a suggestion that the text gives as its reason or as its second one.
    """
    first, chance = chances.argmax(axis=1), chances.max(axis=1)
    right = (first == labels) | (first == seconds)
    return _lowest(chance, right, lambda share, n: _wilson_lows(share, n) >= PRECISION_OF_SURE, NEVER)


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
    return _lowest(named[possible], right[possible], lambda share, _: share >= RIGHT_SECONDS, NEVER_A_SECOND)


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
    return float(_wilson_lows(np.array([right / n]), np.array([n]))[0])


def _wilson_lows(share: NDArray[np.float64], n: NDArray[np.int64]) -> NDArray[np.float64]:
    middle = share + _Z_90**2 / (2 * n)
    spread = _Z_90 * np.sqrt(share * (1 - share) / n + _Z_90**2 / (4 * n**2))
    low: NDArray[np.float64] = (middle - spread) / (1 + _Z_90**2 / n)
    return low


def _lowest(
    level: NDArray[np.float64], right: NDArray[np.bool_], good: Callable[..., NDArray[np.bool_]], never: float
) -> float:
    """Return the lowest level for which the share of right ones at or above it is good."""
    order = np.argsort(-level, kind="stable")
    level, right = level[order], right[order]
    n = np.arange(1, len(level) + 1)
    last_of_its_level = np.append(level[1:] != level[:-1], True)[: len(level)]
    fitting = np.flatnonzero(good(np.cumsum(right) / n, n) & last_of_its_level)
    return float(level[fitting[-1]]) if len(fitting) else never
