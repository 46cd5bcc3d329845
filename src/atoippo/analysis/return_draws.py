"""Joint draws of what may come back: in each draw all deals live in one world, with the same coefficients."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from atoippo.analysis.incidence import returned_by_month
from atoippo.analysis.lost_deals import cells_of
from atoippo.analysis.middles import above_and_below, middles_by_draw
from atoippo.analysis.prior_draws import draw_coefficients
from atoippo.analysis.priors import FORECAST_MONTHS
from atoippo.analysis.return_hazards import path_hazards, standing_factors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from atoippo.analysis.lost_deals import Cells, LostDeal
    from atoippo.analysis.prior_draws import Coefficients

    Chances = NDArray[np.float64]
    ByMonth = Iterator[NDArray[np.floating]]

DAYS_A_MONTH = 365 / FORECAST_MONTHS
VALUES_AT_ONCE = 51_200  # cells × draws: the working set stays in a core's own cache
VALUES_TO_ORDER = 8_000_000  # cells × draws: 32 MiB, whatever the length of the list


class HorizonOutOfReach(ValueError):  # noqa: N818 - named as a sentence
    """A chance was asked for less than one month ahead or more than a year."""


@dataclass(frozen=True, slots=True)
class ReturnDraws:
    """The chances of return of a list of deals, summed up by cell, and the worlds they were drawn in."""

    cells: Cells
    coefficients: Coefficients
    today: date
    seed: int
    by_month: Chances  # mean P(returned by the end of each of the next twelve months), cells × months
    low_365: Chances  # 90 % interval of P(returned within a year), one a cell
    high_365: Chances

    def chance(self, horizon_days: int) -> Chances:
        """Return each deal's mean chance within so many days, counted in whole months (30 to 365 days)."""
        months = round(horizon_days / DAYS_A_MONTH)
        if not 1 <= months <= FORECAST_MONTHS:
            raise HorizonOutOfReach(horizon_days)
        chance: Chances = self.by_month[self.cells.of_deal, months - 1]
        return chance

    def returns_within_a_year(self, selection: Sequence[int] | None = None) -> NDArray[np.int64]:
        """Draw how many of the selected deals (all by default) come back within a year, one number a world.

        Within a world deals return independently of each other; the number is drawn from the binomial that has the
        mean of that sum and, to a rounding, its variance, so the cost does not grow with the number of deals.
        """
        deals_of_cell = self._deals_of_cell(selection)
        expected, squares = self._sums_within_a_year(deals_of_cell)
        most = max(1, deals_of_cell.sum())  # rounding may carry alike deals above their own number
        trials = np.ceil(expected**2 / squares.clip(min=1e-30)).clip(1.0, most)
        random = np.random.default_rng([self.seed, 1])
        returns: NDArray[np.int64] = random.binomial(trials.astype(np.int64), (expected / trials).clip(max=1.0))
        return returns

    def sides_of_the_middle(self, selection: Sequence[int] | None = None) -> tuple[Chances, Chances]:
        """Return in which share of the worlds each cell's P(returned within a year) is above, and below, the middle one.

        The middle is the median over the selected deals in the same world, so what all deals share (the level above all)
        cancels. Cells of which no deal is selected get 0 and 0. Worlds are taken a block at a time, so that memory grows
        neither with the number of cells nor with that of worlds.
        """
        deals_of_cell, draws = self._deals_of_cell(selection), self.coefficients.rep_only.shape[1]
        sides, numbers = np.zeros((2, len(deals_of_cell))), np.flatnonzero(deals_of_cell)
        at_once = max(1, VALUES_TO_ORDER // max(1, len(numbers)))
        for start in range(0, draws if len(numbers) else 0, at_once):
            chances = self._within_a_year(numbers.tolist(), slice(start, start + at_once))
            sides[:, numbers] += above_and_below(chances, middles_by_draw(chances, deals_of_cell[numbers]))
        above, below = sides / draws
        return above, below

    def _deals_of_cell(self, selection: Sequence[int] | None) -> NDArray[np.intp]:
        """Count the selected deals (all by default) of each cell."""
        of_deal = self.cells.of_deal if selection is None else self.cells.of_deal[np.asarray(selection, dtype=np.intp)]
        return np.bincount(of_deal, minlength=len(self.cells.cells))

    def _within_a_year(self, numbers: Sequence[int], worlds: slice) -> NDArray[np.float32]:
        """Return P(returned within a year) of some cells in some worlds (cells × draws)."""
        coefficients, done = self.coefficients.of_worlds(worlds), 0
        within_a_year = np.empty((len(numbers), coefficients.rep_only.shape[1]), dtype=np.float32)
        for chunk, months in _walk(self.cells, coefficients, self.today, numbers):
            *_, within_a_year[done : done + len(chunk)] = months
            done += len(chunk)
        return within_a_year

    def _sums_within_a_year(self, deals_of_cell: NDArray[np.intp]) -> tuple[Chances, Chances]:
        """Return Σp and Σp² over the deals counted, in each world."""
        expected = np.zeros(self.coefficients.rep_only.shape[1])
        squares = np.zeros_like(expected)
        for chunk, months in _walk(self.cells, self.coefficients, self.today, np.flatnonzero(deals_of_cell).tolist()):
            *_, within_a_year = months
            weights = deals_of_cell[chunk].astype(within_a_year.dtype)
            expected += weights @ within_a_year
            squares += weights @ (within_a_year * within_a_year)
        return expected, squares


def draw_returns(deals: Sequence[LostDeal], *, today: date, draws: int, seed: int) -> ReturnDraws:
    """Draw the chances of all deals in as many worlds as asked for, and keep of each cell the means and the interval."""
    cells, coefficients = cells_of(deals, today), draw_coefficients(draws, seed)
    by_month = np.zeros((len(cells.cells), FORECAST_MONTHS))
    low, high = np.zeros(len(cells.cells)), np.zeros(len(cells.cells))
    evenly = np.full(draws, 1 / draws, dtype=np.float32)  # a product is the fastest mean
    for chunk, months in _walk(cells, coefficients, today, range(len(cells.cells))):
        for ahead, returned in enumerate(months):
            by_month[chunk, ahead] = returned @ evenly
        low[chunk], high[chunk] = _middle_ninety_percent(returned)
    by_month = np.maximum.accumulate(by_month, axis=1)  # single precision may lose the last digit
    high = np.maximum(high, by_month[:, -1])
    return ReturnDraws(cells, coefficients, today, seed, by_month, np.minimum(low, by_month[:, -1]), high)


def _walk(
    cells: Cells, coefficients: Coefficients, today: date, numbers: Iterable[int]
) -> Iterator[tuple[list[int], ByMonth]]:
    """Yield a few cells of one path at a time with their chances by the end of each month (cells × draws)."""
    at_once = max(1, VALUES_AT_ONCE // coefficients.rep_only.shape[1])
    for path, group in groupby(numbers, key=lambda number: cells.cells[number].path):
        along, of_path = path_hazards(coefficients, path, today), list(group)
        for start in range(0, len(of_path), at_once):
            chunk = of_path[start : start + at_once]
            factors = standing_factors(coefficients, [cells.cells[number].standing for number in chunk])
            months = zip(along.returning, along.not_returning, strict=True)
            yield chunk, returned_by_month((factors * returning, other) for returning, other in months)


def _middle_ninety_percent(returned: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Return the draws below and above which 5 % of each row lie, the outer neighbour where none is exact."""
    last = returned.shape[1] - 1
    low, high = int(0.05 * last), last - int(0.05 * last)
    ordered = np.partition(returned, (low, high), axis=1)
    return ordered[:, low], ordered[:, high]
