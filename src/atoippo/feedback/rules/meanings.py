"""What the codes of an answer mean: which reasons the customer gave, and what would make it yes; pure."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.conditions.rules import ConditionDetails, ConditionKind, Origin
from atoippo.feedback.rules.questionnaire import WHEN
from atoippo.reasons.rules import StatedReasonDetails
from atoippo.values.periods import add_months, next_fiscal_year_start
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from atoippo.feedback.rules.answers import AnswerDetails
    from atoippo.values.business_calendar import BusinessCalendar

MONTHS_WITHOUT_REMINDER = 12  # 当面は予定がない
DEFAULT_SUB_REASON_OF: Mapping[str, str] = MappingProxyType(
    {
        "product": "competitor.service",
        "proposal": "competitor.proposal",
        "trust": "competitor.trust",
        "price": "competitor.price",
        "ties": "competitor.incumbent",
    }
)  # 決め手 → the default finer reason of 競合 that says the same


def chosen_reasons(details: AnswerDetails, *, deciding_sub: str) -> tuple[StatedReasonDetails, ...]:
    """Return the reasons that the customer chose, all of one weight: the page asks for no order.

    その他 without a word says nothing that could be kept; 答えにくい is no reason.
    """
    has_words = bool(details.words.strip())
    return tuple(
        StatedReasonDetails(reason=reason, sub=deciding_sub if reason is Reason.COMPETITOR else "")
        for reason in details.stated_reasons
        if reason is not Reason.OTHER or has_words
    )


def told_conditions(
    details: AnswerDetails, *, day: date, calendar: BusinessCalendar, year_starts_in: int
) -> tuple[ConditionDetails, ...]:
    """Return what would make it yes and when we may come again, as far as the customer said.

    Only who chose a time, or 機会があれば, invites us: without that these are knowledge for the rep.
    """
    told = [*_wishes(details), *_times(details, day, calendar, year_starts_in)]
    return tuple(
        ConditionDetails(kind=kind, words=words, due_on=due_on, origin=Origin.FORM, may_prompt=details.invites)
        for kind, words, due_on in told
    )


def _wishes(details: AnswerDetails) -> Iterator[tuple[ConditionKind, str, date | None]]:
    """Yield what was ticked; the words beside it belong to the one that was ticked, to none of several."""
    kinds = [ConditionKind(code) for code in details.said["conditions"] if code != "none"]
    words = details.condition_words.strip()
    if len(kinds) == 1:
        yield kinds[0], words, None
        return
    yield from ((kind, "", None) for kind in kinds)
    if words:
        yield ConditionKind.OTHER, words, None


def _times(
    details: AnswerDetails, day: date, calendar: BusinessCalendar, year_starts_in: int
) -> Iterator[tuple[ConditionKind, str, date | None]]:
    """Yield when we may come again, on a business day: within three months is not after them."""
    if details.invites:
        due_on = _due_on(details.when, day, calendar, year_starts_in)
        yield ConditionKind.TIMING, str(WHEN.said(details.when)), due_on


def _due_on(when: str, day: date, calendar: BusinessCalendar, year_starts_in: int) -> date | None:
    if when == "soon":
        return calendar.business_day_on_or_before(add_months(day, 3))
    if when == "half_year":
        return calendar.business_day_on_or_after(add_months(day, 6))
    if when == "next_year":
        return calendar.business_day_on_or_after(next_fiscal_year_start(day, first_month=year_starts_in))
    return None
