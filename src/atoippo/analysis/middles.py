"""The middle deal of a list in each draw, and who stands on which side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_DIFFERENCE = 0.001  # alike deals differ in single precision's last digits, and nobody feels a thousandth


def middles_by_draw(chances: NDArray[np.floating], deals_of_cell: NDArray[np.integer]) -> NDArray[np.floating]:
    """Return the median over all deals in each draw, from chances (cells × draws) and the deals in each cell.

    Every cell has a deal. With an even number of deals the median lies halfway between the two in the middle, so that
    turning a list upside down swaps its sides. One draw is ordered at a time: it fits a core's cache.
    """
    return np.array([_middle(of_draw, deals_of_cell) for of_draw in chances.T], dtype=chances.dtype)


def above_and_below(
    chances: NDArray[np.floating], middles: NDArray[np.floating]
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Count the draws in which each cell stands above, and below, the middle; who equals it does neither."""
    above = np.count_nonzero(chances > middles * (1 + NO_DIFFERENCE), axis=1)
    return above, np.count_nonzero(chances < middles * (1 - NO_DIFFERENCE), axis=1)


def _middle(chances: NDArray[np.floating], deals: NDArray[np.integer]) -> np.floating:
    """Return the median of one draw: halfway between the first deal with half of all at or before it, and with more."""
    order = chances.argsort()
    so_far = deals[order].cumsum()
    first, last = (so_far.searchsorted(so_far[-1] / 2, side) for side in ("left", "right"))
    middle: np.floating = (chances[order[first]] + chances[order[last]]) / 2
    return middle
