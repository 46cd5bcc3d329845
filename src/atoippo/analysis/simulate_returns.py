"""A world whose truth is known: lost deals live on month by month, and come back or turn into 戻らない.

Two clocks run in each month, one to a return and one to 戻らない, both exponential with the month's hazards; the first
to ring decides. Nothing of the forecast's arithmetic is used here, so that the forecast can be held against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from atoippo.analysis.lost_deals import amount_band, first_forecast_month, month_number
from atoippo.analysis.prior_draws import CUSTOMER_TIMES, REACHES, REASONS, draw_coefficients
from atoippo.analysis.priors import BAND_STARTS, CLOSING_MONTH, FORECAST_MONTHS, MONTHS_AROUND, CustomerTime
from atoippo.values.periods import months_between

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from atoippo.analysis.lost_deals import LostDeal
    from atoippo.analysis.prior_draws import Coefficients

    Hazards = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SimulatedReturns:
    """What became of each deal: the month (from 1) of the first event, 0 if none came, and whether it was a return."""

    month: NDArray[np.int64]
    returned: NDArray[np.bool_]

    def returned_by(self, month: int) -> NDArray[np.bool_]:
        """Say of each deal whether it came back by the end of a month."""
        back: NDArray[np.bool_] = self.returned & (self.month <= month)
        return back


def simulate_returns(returning: Hazards, not_returning: Hazards, *, seed: int) -> SimulatedReturns:
    """Let deals live through their cumulative hazards (deals × months), which are the truth of this world."""
    deals, months = returning.shape
    random = np.random.default_rng(seed)
    month, returned = np.zeros(deals, dtype=np.int64), np.zeros(deals, dtype=np.bool_)
    for ahead in range(months):
        to_return = random.standard_exponential(deals) / returning[:, ahead]
        to_no_return = random.standard_exponential(deals) / not_returning[:, ahead]
        rings = (month == 0) & (np.minimum(to_return, to_no_return) < 1.0)
        month[rings] = ahead + 1
        returned[rings] = (to_return < to_no_return)[rings]
    return SimulatedReturns(month, returned)


def draw_world(seed: int) -> Coefficients:
    """Draw one world from the prior itself."""
    return draw_coefficients(1, seed)


def true_hazards(deal: LostDeal, *, today: date, world: Coefficients) -> tuple[list[float], list[float]]:
    """Return the hazards of return and of 戻らない of one deal in each of the next twelve months, in a world."""
    held = _first(world.reason[REASONS.index(deal.reason)]) + _first(world.reach[REACHES.index(deal.reach)])
    held += _first(world.amount[amount_band(deal.amount_yen)])
    held += 0.0 if deal.reason_from_customer else _first(world.rep_only[0])
    returning, not_returning = [], []
    for ahead in range(FORECAST_MONTHS):
        month, band = first_forecast_month(today) + ahead, _band(deal.lost_on, today, ahead)
        moving = _first(world.returning[band]) + _first(world.fiscal_month[(month - CLOSING_MONTH) % 12])
        if deal.customer_date is not None:
            moving += _first(world.customer_time[CUSTOMER_TIMES.index(_time(month - month_number(deal.customer_date)))])
        returning.append(float(np.exp(held + moving)))
        not_returning.append(float(np.exp(_first(world.not_returning[band]))))
    return returning, not_returning


def _band(lost_on: date | None, today: date, ahead: int) -> int:
    if lost_on is None:
        return len(BAND_STARTS)
    months = max(0, months_between(lost_on, today)) + ahead
    return max(band for band, start in enumerate(BAND_STARTS) if start <= months)


def _time(months_past: int) -> CustomerTime:
    if months_past < MONTHS_AROUND[0]:
        return CustomerTime.BEFORE
    return CustomerTime.AFTER if months_past > MONTHS_AROUND[1] else CustomerTime.AROUND


def _first(draws: NDArray[np.float64]) -> float:
    return float(draws[0])
