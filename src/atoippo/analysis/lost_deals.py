"""What the models know about one lost deal, and the cells in which alike deals are counted together."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from atoippo.analysis.priors import AMOUNT_FLOORS_YEN, BAND_STARTS, FORECAST_MONTHS, MONTHS_AROUND
from atoippo.values.periods import months_between
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from atoippo.values.reach import Reach


@dataclass(frozen=True, slots=True)
class LostDeal:
    """The facts about a lost deal that its chance of return rests on; what is not known is None."""

    reason: Reason
    reach: Reach | None
    lost_on: date | None
    amount_yen: int | None
    customer_date: date | None = None  # the time that the customer named for talking again
    reason_from_customer: bool = False  # heard from the customer, not from the rep alone


class Standing(NamedTuple):
    """What is held at today's value while the months go by."""

    reason: Reason
    reach: Reach | None
    amount_band: int  # 0 = not known
    reason_from_customer: bool


class Path(NamedTuple):
    """What moves with the calendar: months since the loss (36 = three years or more) and to the customer's time."""

    months_since_loss: int | None
    months_to_customer_time: int | None


class Cell(NamedTuple):
    """Deals that the model cannot tell apart."""

    path: Path
    standing: Standing

    @property
    def can_be_compared(self) -> bool:
        """Whether anything is known that tells deals apart: day, reason or reach of the loss, or a time named."""
        reason_is_known = self.standing.reason is not Reason.UNKNOWN
        return reason_is_known or self.standing.reach is not None or self.path != Path(None, None)


@dataclass(frozen=True, slots=True)
class Cells:
    """The distinct cells of a list of deals, those of one path side by side, and the cell of each deal."""

    cells: tuple[Cell, ...]
    of_deal: NDArray[np.intp]


def cells_of(deals: Sequence[LostDeal], today: date) -> Cells:
    """Count alike deals together, so that the cost of a forecast depends on cells, not on rows."""
    since_loss = cache(lambda day: _months_since(day, today))
    to_customer_time = cache(lambda day: _months_to(day, today))
    numbers: dict[Cell, int] = {}
    first_order = [
        numbers.setdefault(
            Cell(Path(since_loss(deal.lost_on), to_customer_time(deal.customer_date)), standing_of(deal)), len(numbers)
        )
        for deal in deals
    ]
    cells = tuple(numbers)
    by_path = sorted(range(len(cells)), key=lambda number: _sortable(cells[number].path))
    place = np.empty(len(cells), dtype=np.intp)
    place[by_path] = np.arange(len(cells))
    return Cells(tuple(cells[number] for number in by_path), place[np.asarray(first_order, dtype=np.intp)])


def standing_of(deal: LostDeal) -> Standing:
    """Return what a forecast holds at today's value."""
    return Standing(deal.reason, deal.reach, amount_band(deal.amount_yen), deal.reason_from_customer)


def amount_band(amount_yen: int | None) -> int:
    """Return the band of a deal's amount, 0 when it is not known."""
    return 0 if amount_yen is None else max(1, bisect_right(AMOUNT_FLOORS_YEN, amount_yen))


def first_forecast_month(today: date) -> int:
    """Return the calendar month (counted from year 0) in which most of the first month from today lies."""
    return month_number(today + timedelta(days=15))


def month_number(day: date) -> int:
    """Return the calendar month of a day, counted from year 0."""
    return day.year * 12 + day.month - 1


def _months_since(lost_on: date | None, today: date) -> int | None:
    """Whole months since the loss; a loss dated after today counts as today's."""
    return None if lost_on is None else min(max(0, months_between(lost_on, max(lost_on, today))), BAND_STARTS[-1])


def _months_to(customer_date: date | None, today: date) -> int | None:
    """Calendar months from the first one forecast to the customer's, capped where a forecast feels no difference."""
    if customer_date is None:
        return None
    first, last = MONTHS_AROUND
    months = month_number(customer_date) - first_forecast_month(today)
    return min(max(months, -last - 2), FORECAST_MONTHS - first + 1)


def _sortable(path: Path) -> list[int]:
    return [-99 if months is None else months for months in path]
