"""From coefficients to the monthly hazards of a cell: what moves with the calendar, and what is held as it is today."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from atoippo.analysis.lost_deals import first_forecast_month
from atoippo.analysis.prior_draws import CUSTOMER_TIMES, REACHES, REASONS
from atoippo.analysis.priors import BAND_STARTS, CLOSING_MONTH, FORECAST_MONTHS, MONTHS_AROUND, CustomerTime

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    from atoippo.analysis.lost_deals import Path, Standing
    from atoippo.analysis.prior_draws import Coefficients

    Hazards = NDArray[np.float32]

UNKNOWN_BAND = len(BAND_STARTS)


@dataclass(frozen=True, slots=True)
class PathHazards:
    """Cumulative hazards of each of the next months along a path, before the standing multiplies the first."""

    returning: Hazards  # months × draws
    not_returning: Hazards


def path_hazards(coefficients: Coefficients, path: Path, today: date) -> PathHazards:
    """Return the monthly hazards along a path: bands of time since the loss, fiscal months, the customer's own time."""
    bands = [band_of(path.months_since_loss, ahead) for ahead in range(FORECAST_MONTHS)]
    fiscal = [fiscal_month(first_forecast_month(today) + ahead) for ahead in range(FORECAST_MONTHS)]
    returning = coefficients.returning[bands] + coefficients.fiscal_month[fiscal]
    if path.months_to_customer_time is not None:
        times = [customer_time(path.months_to_customer_time, ahead) for ahead in range(FORECAST_MONTHS)]
        returning = returning + coefficients.customer_time[[CUSTOMER_TIMES.index(time) for time in times]]
    return PathHazards(_hazard(returning), _hazard(coefficients.not_returning[bands]))


def standing_factors(coefficients: Coefficients, standings: Sequence[Standing]) -> Hazards:
    """Return by how much each standing multiplies the hazard of returning (standings × draws)."""
    reason, reach, amount, from_customer = zip(*standings, strict=True)
    effect = coefficients.reason[[REASONS.index(one) for one in reason]]
    effect = effect + coefficients.reach[[REACHES.index(one) for one in reach]]
    effect += coefficients.amount[list(amount)]
    effect += np.where(np.array(from_customer)[:, np.newaxis], 0.0, coefficients.rep_only)
    return _hazard(effect)


def band_of(months_since_loss: int | None, ahead: int) -> int:
    """Return the band of the time since the loss, some months ahead of today."""
    return UNKNOWN_BAND if months_since_loss is None else bisect_right(BAND_STARTS, months_since_loss + ahead) - 1


def fiscal_month(month: int) -> int:
    """Return the month of the customer's fiscal year (0 = its first) of a calendar month counted from year 0."""
    return (month - CLOSING_MONTH) % 12


def customer_time(months_to_customer_time: int, ahead: int) -> CustomerTime:
    """Return where a month stands to the time that the customer named."""
    first, last = MONTHS_AROUND
    past = ahead - months_to_customer_time
    if past < first:
        return CustomerTime.BEFORE
    return CustomerTime.AROUND if past <= last else CustomerTime.AFTER


def _hazard(log_hazard: NDArray[np.float64]) -> Hazards:
    """Return hazards in single precision, kept where exp, sums and ratios of them stay exact enough."""
    hazard: Hazards = np.exp(log_hazard.clip(-20.0, 15.0)).astype(np.float32)
    return hazard
