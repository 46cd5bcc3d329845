"""Business days (営業日): when a customer is at the desk, by Japan's holidays and the closures that most firms keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

_LONGEST_SEARCH_IN_DAYS = 400  # no company is closed longer; a calendar without any open day must not hang


class NeverOpen(ValueError):  # noqa: N818 - named as a sentence
    """No business day was found for more than a year: the calendar closes every day, or time ends."""


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """A yearly closure from one (month, day) to another, both included; it may pass the turn of the year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __post_init__(self) -> None:
        for month, day in (self.first, self.last):
            date(2000, month, day)  # ValueError for a day that no year has

    def __contains__(self, day: date) -> bool:
        here = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= here <= self.last
        return here >= self.first or here <= self.last


NEW_YEAR_CLOSURE = ClosedSpan(first=(12, 29), last=(1, 3))
OBON_CLOSURE = ClosedSpan(first=(8, 13), last=(8, 16))


@dataclass(frozen=True, slots=True)
class BusinessCalendar:
    """When a company works: not at weekends, national and bank holidays, in its yearly closures nor on extra closed days.

    Extra open days win over all of these. Years that the holiday library doesn't know (before 1949, after 2099)
    have weekends and closures only.
    """

    closures: tuple[ClosedSpan, ...] = (NEW_YEAR_CLOSURE, OBON_CLOSURE)
    extra_closed: frozenset[date] = frozenset()
    extra_open: frozenset[date] = frozenset()

    def is_open(self, day: date) -> bool:
        """Whether a day is a business day."""
        if day in self.extra_open:
            return True
        if day.weekday() >= 5 or day in self.extra_closed or day in _holidays_of(day.year):
            return False
        return not any(day in closure for closure in self.closures)

    def business_day_on_or_after(self, day: date) -> date:
        """Return the day itself when it is open, otherwise the next open one; NeverOpen when there is none."""
        return self._first_open(day, step=1)

    def business_day_on_or_before(self, day: date) -> date:
        """Return the day itself when it is open, otherwise the last open one before it; NeverOpen when there is none."""
        return self._first_open(day, step=-1)

    def add_business_days(self, day: date, n: int) -> date:
        """Return the n-th business day after a day (翌営業日 is 1), before it when `n` is negative; 0 is on or after."""
        if n == 0:
            return self.business_day_on_or_after(day)
        step = 1 if n > 0 else -1
        for _ in range(abs(n)):
            day = self._first_open(_next(day, step), step=step)
        return day

    def _first_open(self, day: date, *, step: int) -> date:
        for _ in range(_LONGEST_SEARCH_IN_DAYS):
            if self.is_open(day):
                return day
            day = _next(day, step)
        raise NeverOpen(day)


def _next(day: date, step: int) -> date:
    try:
        return day + timedelta(days=step)
    except OverflowError:
        raise NeverOpen(day) from None


@cache
def _holidays_of(year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - takes as long as all other values together; most commands ask for no holiday

    return frozenset(holidays.country_holidays("JP", years=year, expand=False, categories=("public", "bank")))
