"""The default cadence of coming back (追客), by the reason of the loss: the days on which a step is due, and why.

Practice and our judgement, not data: research on cadences and on the fiscal calendar (`japan.md` §3.2, §3.3). A
team's own curves of return will take its place. Dates are for a customer who closes the books in March.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.values.message import msg
from atoippo.values.periods import add_months
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atoippo.analysis.lost_deals import LostDeal
    from atoippo.values.message import Message

STEP_STAYS_DUE = timedelta(days=30)  # a step just missed is still worth taking


@dataclass(frozen=True, slots=True)
class Step:
    """A span of days in which coming back is fitting, and why."""

    first_day: date
    last_day: date
    why: Message


@dataclass(frozen=True, slots=True)
class YearlyStep:
    """A step that hangs on the customer's fiscal year: first and last (month, day), the same every year."""

    first: tuple[int, int]
    last: tuple[int, int]
    why: Message

    def of_year(self, year: int) -> Step:
        """Return the step's days in one calendar year."""
        return Step(date(year, *self.first), date(year, *self.last), self.why)


@dataclass(frozen=True, slots=True)
class StepsAfterLoss:
    """Steps counted in months from the loss: perhaps a first look, then one every so many months."""

    then_after: int
    every: int
    why: Message
    first_look_after: int | None = None
    why_first_look: Message | None = None

    def soonest(self, lost_on: date, earliest: date) -> Step:
        """Return the first step that is not over by `earliest`."""
        if self.first_look_after and self.why_first_look:
            first_look = _due_from(add_months(lost_on, self.first_look_after), self.why_first_look)
            if first_look.last_day >= earliest:
                return first_look
        steps = (_due_from(add_months(lost_on, n), self.why) for n in count(self.then_after, self.every))
        return next(step for step in steps if step.last_day >= earliest)


HALF_YEARLY = StepsAfterLoss(6, 6, msg("お見送りから半年ごとの節目です。ご状況が変わっているかもしれません"))

AFTER_LOSS = MappingProxyType(
    {
        # one-year contracts are assumed; a renewal takes the customer three to five months
        Reason.COMPETITOR: StepsAfterLoss(6, 12, msg("1年ごとのご契約なら、更新の半年ほど前にあたります")),
        Reason.TIMING: HALF_YEARLY,
        Reason.UNCLEAR_NEED: StepsAfterLoss(
            6,
            6,
            msg("お困りごとが変わっていないか、あらためてうかがう時期です"),
            first_look_after=3,
            why_first_look=msg("お見送りから3か月ほどです。課題が見えてくるころです"),
        ),
        Reason.RESPONSE_ATTITUDE: StepsAfterLoss(
            6, 6, msg("十分に間をおいた、半年ごとの節目です。上司からのごあいさつによい時期です")
        ),
        Reason.OTHER: HALF_YEARLY,
        Reason.UNKNOWN: HALF_YEARLY,
    }
)

_AFTER_CHANGES = msg("人事や体制が変わって4週間ほど、落ち着いてくる時期です")
BY_FISCAL_YEAR = MappingProxyType(
    {
        Reason.PRICE_BUDGET: (
            YearlyStep((4, 1), (4, 30), msg("新しい年度の予算が動き始める時期です")),  # F+1
            YearlyStep((10, 1), (11, 30), msg("来期の予算を集め始める時期です")),  # F-5 and F-4
        ),
        Reason.INTERNAL_APPROVAL: (  # four weeks after 4/1, 7/1 and 10/1, when people and boards change
            YearlyStep((4, 29), (5, 29), _AFTER_CHANGES),
            YearlyStep((7, 29), (8, 28), _AFTER_CHANGES),
            YearlyStep((10, 29), (11, 28), _AFTER_CHANGES),
        ),
    }
)
_TURN = msg("期の変わり目で、ご状況が変わりやすい時期です")
TURNS_OF_THE_HALF_YEAR = (YearlyStep((4, 1), (4, 30), _TURN), YearlyStep((10, 1), (10, 31), _TURN))


def soonest_step(deal: LostDeal, earliest: date) -> Step:
    """Return the playbook's first step for this loss that is not over by `earliest`.

    A loss without a day, whose months can't be counted, gets the turns of the customer's half-years.
    """
    if deal.reason in BY_FISCAL_YEAR:
        return _soonest_of_year(BY_FISCAL_YEAR[deal.reason], earliest)
    if deal.lost_on is None:
        return _soonest_of_year(TURNS_OF_THE_HALF_YEAR, earliest)
    return AFTER_LOSS[deal.reason].soonest(deal.lost_on, earliest)


def _soonest_of_year(steps: tuple[YearlyStep, ...], earliest: date) -> Step:
    in_order: Iterator[Step] = (step.of_year(year) for year in count(earliest.year) for step in steps)
    return next(step for step in in_order if step.last_day >= earliest)


def _due_from(first_day: date, why: Message) -> Step:
    return Step(first_day, first_day + STEP_STAYS_DUE, why)
