"""The share of deals that come back in time when others turn into 戻らない first (competing risks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Hazards = NDArray[np.floating]


def returned_by_month(months: Iterable[tuple[Hazards, Hazards]]) -> Iterator[Hazards]:
    """Yield P(returned by the end of the month) after each month, from its two cumulative hazards (return, 戻らない).

    Aalen–Johansen form: Σ_s exp(-Σ_{u<s}(h₁+h₂)) · (1-exp(-h₁-h₂)) · h₁/(h₁+h₂); hazards are constant within a month
    and may be arrays of any one shape. h₁+h₂ must be above 0.
    """
    still_lost: Hazards | float = 1.0
    returned: Hazards | float = 0.0
    for returning, not_returning in months:
        either = returning + not_returning
        left_by_end = still_lost * np.exp(-either)
        returned = returned + (still_lost - left_by_end) * (returning / either)
        still_lost = left_by_end
        yield returned
