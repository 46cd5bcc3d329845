"""Chance and time of return (再開の見込み): the prior-only form, before a team's own returns have taught anything.

Estimand: P(this deal comes back within T days of today), given that it has not come back by today and is not known as
戻らない, for a team of which nothing is known but the tables of `priors`. Two monthly hazards, return and 戻らない;
months since the loss, the fiscal month and the customer's own time follow the calendar, all else is held at today's
value. Identified by the prior alone: the interval says how unsure that is, and no number of deals makes it narrower.
The report says beside the chances that they are a standard estimate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from atoippo.analysis.gauges import Gauge, gauge_of
from atoippo.analysis.lost_deals import LostDeal, first_forecast_month
from atoippo.analysis.return_draws import ReturnDraws, draw_returns
from atoippo.analysis.return_words import path_inputs, standing_inputs, strongest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.values.message import Message

__all__ = ["LostDeal", "ReturnChance", "ReturnDraws", "ReturnForecast", "forecast_returns"]

RISES_BY = 1.2  # below a fifth more than now, a best month is no reason to wait for it


@dataclass(frozen=True, slots=True)
class ReturnChance:
    """A deal's chance of coming back within 90, 180 and 365 days, the 90 % interval of the last, and why."""

    chance_90: float
    chance_180: float
    chance_365: float
    low_365: float
    high_365: float
    best_month: date  # first day of the calendar month in which a return is likeliest
    raises: tuple[Message, ...]  # with `lowers` at most three, strongest first
    lowers: tuple[Message, ...]
    rising_to: date | None = None  # the best month, if returns then are clearly likelier than they are now


@dataclass(frozen=True, slots=True)
class ReturnForecast:
    """The chances of all deals asked about, in their order, and the draws behind them."""

    chances: list[ReturnChance]
    draws: ReturnDraws

    def returns_within_a_year(
        self, selection: Sequence[int] | None = None, confidence: float = 0.9
    ) -> tuple[int, int, float]:
        """Return how many of the selected deals (all by default) come back within a year: low, high and mean.

        Estimand: the number itself, not its expectation. It comes from joint draws, so it is as unsure as the level
        of all chances is; the deals' own intervals must not be added up.
        """
        counts = self.draws.returns_within_a_year(selection)
        low, high = np.quantile(counts, [(1 - confidence) / 2, (1 + confidence) / 2])
        return int(np.floor(low)), int(np.ceil(high)), float(counts.mean())

    def gauges(self, selection: Sequence[int] | None = None) -> list[Gauge]:
        """Return how each selected deal (all by default) stands to the selection's middle deal, in the given order.

        Estimand: P(returns within a year) against its median over the selected deals, in one and the same world; 高め
        is said where it is higher in at least nine of ten worlds, 低め where it is lower.
        """
        of_cell = map(gauge_of, self.draws.cells.cells, *self.draws.sides_of_the_middle(selection))
        words, of_deal = list(of_cell), self.draws.cells.of_deal.tolist()
        return [words[of_deal[number]] for number in (range(len(of_deal)) if selection is None else selection)]


def forecast_returns(
    deals: Sequence[LostDeal], *, today: date, draws: int = 800, seed: int = 20260401
) -> ReturnForecast:
    """Return every deal's chance of coming back, given that it has not come back by today.

    A loss without a day gets the hazard that losses of all ages share, with an interval that is wider for it; a loss
    dated after today counts as today's. A deal known as 戻らない has no chance and is not to be asked about.
    """
    drawn = draw_returns(deals, today=today, draws=draws, seed=seed)
    of_cell = _chances_of_cells(drawn)
    return ReturnForecast([of_cell[number] for number in drawn.cells.of_deal.tolist()], drawn)


def _chances_of_cells(drawn: ReturnDraws) -> list[ReturnChance]:
    """Say of each cell what its deals are told."""
    cells, months = drawn.cells.cells, _months_ahead(drawn.today, drawn.by_month.shape[1])
    held = {standing: standing_inputs(standing) for standing in {cell.standing for cell in cells}}
    moving = {path: path_inputs(path) for path in {cell.path for cell in cells}}
    a_month = np.diff(drawn.by_month, axis=1, prepend=0.0)
    ahead_of, rises = a_month.argmax(axis=1).tolist(), (a_month.max(axis=1) > RISES_BY * a_month[:, 0]).tolist()
    figures = zip(drawn.by_month[:, [2, 5, 11]].tolist(), drawn.low_365.tolist(), drawn.high_365.tolist(), strict=True)
    chances = []
    for cell, ahead, rising, (within, low, high) in zip(cells, ahead_of, rises, figures, strict=True):
        raises, lowers = strongest(held[cell.standing] + moving[cell.path])
        best = months[ahead]
        chances.append(
            ReturnChance(within[0], within[1], within[2], low, high, best, raises, lowers, best if rising else None)
        )
    return chances


def _months_ahead(today: date, months: int) -> list[date]:
    """Return the first day of the calendar month in which most of each month from today lies."""
    first = first_forecast_month(today)
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, first + months)]
