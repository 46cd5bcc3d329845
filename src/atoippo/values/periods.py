"""Spans of days as a company counts them: periods, fiscal years (年度) and their quarters, months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.values.message import Message

APRIL = 4  # most fiscal years of large Japanese companies begin here


class EndsBeforeItBegins(ValueError):  # noqa: N818 - named as a sentence
    """A period's last day lies before its first."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """All days from the first to the last, both included."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise EndsBeforeItBegins(self.first_day, self.last_day)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True, order=True)
class FiscalQuarter:
    """A quarter (1–4) of a fiscal year, which is named after the year in which it begins."""

    year: int
    number: int
    first_month: int = APRIL

    @property
    def period(self) -> Period:
        """The quarter's days."""
        first_day = add_months(_first_day_of_fiscal_year(self.year, self.first_month), 3 * (self.number - 1))
        return Period(first_day, last_day_of_month(add_months(first_day, 2)))

    @property
    def label(self) -> Message:
        """The quarter's name as people read it."""
        return msg("{year}年度 第{number}四半期", year=self.year, number=self.number)


def fiscal_year(day: date, *, first_month: int = APRIL) -> int:
    """Return the fiscal year (年度) of a day, named after the year in which it begins."""
    return day.year if day.month >= first_month else day.year - 1


def fiscal_year_period(year: int, *, first_month: int = APRIL) -> Period:
    """Return the days of a fiscal year."""
    first_day = _first_day_of_fiscal_year(year, first_month)
    return Period(first_day, last_day_of_month(add_months(first_day, 11)))


def quarter_of(day: date, *, first_month: int = APRIL) -> FiscalQuarter:
    """Return the fiscal quarter in which a day lies."""
    months_into_the_year = (day.month - first_month) % 12
    return FiscalQuarter(fiscal_year(day, first_month=first_month), months_into_the_year // 3 + 1, first_month)


def next_fiscal_year_start(day: date, *, first_month: int = APRIL) -> date:
    """Return the first day of the fiscal year after the one in which a day lies: when new budgets open."""
    return _first_day_of_fiscal_year(fiscal_year(day, first_month=first_month) + 1, first_month)


def months_between(earlier: date, later: date) -> int:
    """Return how many whole months lie between two days: the most that `add_months` adds without passing the later."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months if add_months(earlier, months) <= later else months - 1


def add_months(day: date, n: int) -> date:
    """Return the same day `n` months on, or the month's last day where it is shorter; ValueError after year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(day, n)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day_of_month(day: date) -> date:
    """Return the last day of the month in which a day lies."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _first_day_of_fiscal_year(year: int, first_month: int) -> date:
    return date(year, first_month, 1)
