"""What a return would be worth, and the next good date to come back to a customer, with its reason in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from atoippo.analysis.lost_deals import month_number
from atoippo.analysis.playbook import soonest_step
from atoippo.analysis.priors import win_rate_given_return
from atoippo.values.business_calendar import ClosedSpan
from atoippo.values.message import msg
from atoippo.values.periods import add_months
from atoippo.values.reason import Reason
from atoippo.values.spoken_days import day_of_month, month_of_year

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.analysis.lost_deals import LostDeal
    from atoippo.analysis.return_model import ReturnChance
    from atoippo.values.business_calendar import BusinessCalendar
    from atoippo.values.message import Message

REST_AFTER_LOSS = timedelta(days=30)  # never sooner, whatever speaks for it
MONTHS_OF_REST_AFTER_OUR_FAULT = 6
CUSTOMER_TIME_HOLDS_MONTHS = 3  # so long after the time that the customer named it is still the reason to call


@dataclass(frozen=True, slots=True)
class QuietTime:
    """A time of the year in which nobody is approached without being asked, and its name."""

    span: ClosedSpan
    name: Message


QUIET_TIMES = (
    QuietTime(ClosedSpan((12, 26), (1, 7)), msg("年末年始")),
    QuietTime(ClosedSpan((3, 25), (4, 5)), msg("年度の変わり目")),
    QuietTime(ClosedSpan((4, 27), (5, 8)), msg("大型連休")),
    QuietTime(ClosedSpan((8, 10), (8, 18)), msg("お盆")),
)


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next good day to come back to a customer, and why that day."""

    on: date
    why: Message


def expected_yen(chances: Sequence[ReturnChance], deals: Sequence[LostDeal]) -> list[int | None]:
    """Return what each deal is expected to bring back within a year, in whole yen; None where the amount is not known.

    P(return within 365 days) × win rate given a return (the prior by reason and reach) × amount as written.
    """
    win_rate = cache(lambda reason, reach: win_rate_given_return(reason, reach).mean)
    chance = np.array(
        [one.chance_365 * win_rate(deal.reason, deal.reach) for one, deal in zip(chances, deals, strict=True)]
    )
    amounts = np.array([deal.amount_yen or 0 for deal in deals], dtype=float)
    yen = np.rint(chance * amounts).astype(np.int64).tolist()
    return [None if deal.amount_yen is None else worth for worth, deal in zip(yen, deals, strict=True)]


def next_good_date(
    deal: LostDeal,
    *,
    today: date,
    calendar: BusinessCalendar,
    best_month: date | None,
    quiet_times: Sequence[QuietTime] = QUIET_TIMES,
) -> NextDate:
    """Return the soonest fitting open day outside quiet times, with the reason for it.

    The time that the customer named is a floor: nothing before one month ahead of it. Without one, the soonest of the
    playbook's steps and of the forecast's best month (`ReturnChance.rising_to`; None when no month stands out); never
    within 30 days after the loss, nor half a year after a loss for our own handling. A loss without a day leaves the
    calendar to choose by.
    """
    known = replace(deal, lost_on=min(deal.lost_on, today)) if deal.lost_on else deal  # a loss dated ahead is today's
    chosen = _customers_own(known, _rested(known, today)) or _soonest(known, _earliest(known, today), best_month)
    return _moved_to_an_open_day(chosen, calendar, quiet_times)


def next_good_dates(
    chances: Sequence[ReturnChance],
    deals: Sequence[LostDeal],
    *,
    today: date,
    calendar: BusinessCalendar,
    quiet_times: Sequence[QuietTime] = QUIET_TIMES,
) -> list[NextDate]:
    """Return the next good date of each deal as `next_good_date` finds it, looking once for deals alike in its facts."""
    found: dict[tuple[object, ...], NextDate] = {}
    dates = []
    for chance, deal in zip(chances, deals, strict=True):
        best_month = chance.rising_to
        facts = (deal.reason, deal.lost_on, deal.customer_date, best_month)
        if facts not in found:
            found[facts] = next_good_date(
                deal, today=today, calendar=calendar, best_month=best_month, quiet_times=quiet_times
            )
        dates.append(found[facts])
    return dates


def _rested(deal: LostDeal, today: date) -> date:
    """Return the first day on which the customer has had some rest from us."""
    return today if deal.lost_on is None else max(today, deal.lost_on + REST_AFTER_LOSS)


def _earliest(deal: LostDeal, today: date) -> date:
    """Return the first day that may be chosen when the customer named none."""
    if deal.reason is not Reason.RESPONSE_ATTITUDE:
        return _rested(deal, today)
    return max(today, add_months(deal.lost_on or today, MONTHS_OF_REST_AFTER_OUR_FAULT))


def _customers_own(deal: LostDeal, rested: date) -> NextDate | None:
    """Return the day that the customer's own time asks for, unless it has long passed."""
    named = deal.customer_date
    if named is None or month_number(named) + CUSTOMER_TIME_HOLDS_MONTHS < month_number(rested):
        return None
    floor, month = add_months(named, -1), month_of_year(named)
    if floor >= rested:
        return NextDate(floor, msg("お客様が{month}とおっしゃった時期の、ひと月前です", month=month))
    if month_number(named) > month_number(rested):
        return NextDate(rested, msg("お客様が{month}とおっしゃった時期が近づいています", month=month))
    if month_number(named) == month_number(rested):
        return NextDate(rested, msg("お客様が{month}とおっしゃった、その時期です", month=month))
    return NextDate(rested, msg("お客様が{month}とおっしゃった時期を、少し過ぎたところです", month=month))


def _soonest(deal: LostDeal, earliest: date, best_month: date | None) -> NextDate:
    """Return the first day of the playbook's next step, or of the best month where that comes sooner."""
    step = soonest_step(deal, earliest)
    first_day = max(step.first_day, earliest)
    if best_month is not None and earliest <= best_month < first_day:
        return NextDate(best_month, msg("同じような商談で、再開が多くなる時期です"))
    return NextDate(first_day, step.why)


def _moved_to_an_open_day(chosen: NextDate, calendar: BusinessCalendar, quiet_times: Sequence[QuietTime]) -> NextDate:
    """Move a day behind quiet times and closed days, and say so when it was for a quiet time."""
    day, why = calendar.business_day_on_or_after(chosen.on), chosen.why
    while quiet := next((time for time in quiet_times if day in time.span), None):
        day = calendar.business_day_on_or_after(_day_after(quiet.span, day))
        moved = msg("{day}以降にします（{quiet}のため）", day=day_of_month(day), quiet=quiet.name)
        why = msg("{why}。{moved}", why=chosen.why, moved=moved)
    return NextDate(day, why)


def _day_after(span: ClosedSpan, day: date) -> date:
    """Return the first day after a quiet time that a day lies in."""
    while day in span:
        day += timedelta(days=1)
    return day
