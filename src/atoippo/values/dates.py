"""Dates (日付) as Japanese sales files write them: 和暦, 西暦, spreadsheet serials, English months, and orders that differ."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from atoippo.values.blanks import says_nothing
from atoippo.values.clock_times import days_later_in_japan
from atoippo.values.date_spellings import Spelling, clean, full_year, spelling_of
from atoippo.values.eras import ERA_BY_SIGN, format_wareki
from atoippo.values.periods import last_day_of_month

__all__ = [
    "AmbiguousDate",
    "DateOrder",
    "NotADate",
    "date_of_serial",
    "format_wareki",
    "is_blank_date",
    "possible_orders",
    "read_date",
]

_LONGEST_TEXT = 200
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class NotADate(ValueError):  # noqa: N818 - named as a sentence
    """The text is no date, or one that never was (2月30日, 平成35年), or outside the years 1900–2200."""


class AmbiguousDate(NotADate):
    """The text is a date in more than one way (03/04/05), and nothing said which."""


class DateOrder(StrEnum):
    """In which order a date's three numbers stand."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


_PLAIN = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: [0-2]?\d:[0-5]\d(?::[0-5]\d)?)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)", re.ASCII)
_SERIAL = re.compile(r"[1-9]\d{4}(?:\.\d+)?", re.ASCII)
_NO_DAY = re.compile(
    r"(?:0000([-/.]?)00?\1(?:00?)|1900([-/.]?)0?1\2(?:00?)|9999([-/.]?)12\3(?:31))(?:[T ][\d:.]{1,15}Z?)?", re.ASCII
)


def read_date(text: str, *, order: DateOrder | None = None) -> date:
    """Return the day that a cell says; NotADate when it says none, AmbiguousDate when it may say two.

    `order` decides only between several readings of 03/04/05; one that is a date in one way alone needs none.
    A month without a day (2026年3月) is its first day, 月末 its last. Moments with an offset become the day in Japan.
    Years of two digits lie in 1970–2069; five digits are a spreadsheet's serial.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _date(int(plain[1]), int(plain[3]), int(plain[4]), text)
    if len(text) > _LONGEST_TEXT:
        raise NotADate(text[:_LONGEST_TEXT])
    return _read(text, order)


def possible_orders(text: str) -> frozenset[DateOrder]:
    """Return the orders in which a text like 03/04/05 is a date; none when order does not matter or it is no date."""
    if len(text) > _LONGEST_TEXT or _PLAIN.fullmatch(text):
        return frozenset()
    return frozenset(_readings_of(text))


def date_of_serial(number: float) -> date:
    """Return the day of a spreadsheet's number (1 is 1 January 1900; 60, its 29 February 1900, never was)."""
    if not 1 <= number < 120_000 or int(number) == 60:  # also refuses NaN and infinity
        raise NotADate(number)
    day = date(1899, 12, 30 if number > 60 else 31) + timedelta(days=math.floor(number))
    return _date(day.year, day.month, day.day, number)


def is_blank_date(text: str) -> bool:
    """Whether a cell says that no date is known yet (未定, ―, 0000-00-00, 9999/12/31)."""
    return says_nothing(text) or (len(text) <= _LONGEST_TEXT and _NO_DAY.fullmatch(text.strip()) is not None)


@lru_cache(maxsize=1 << 14)
def _read(text: str, order: DateOrder | None) -> date:
    cleaned = clean(text)
    if _SERIAL.fullmatch(cleaned):
        return date_of_serial(float(cleaned))
    readings = _readings_of(text)
    if readings:
        return _one_of(readings, order, text)
    spelling = spelling_of(cleaned)
    if spelling is None:
        raise NotADate(text)
    return _later_in_japan(_day_of(spelling, text), spelling.after, text)


@lru_cache(maxsize=1 << 12)
def _readings_of(text: str) -> dict[DateOrder, date]:
    cleaned = clean(text)
    numeric = _NUMERIC.match(cleaned)
    if numeric is None:
        return {}
    first, second, third = numeric[1], numeric[3], numeric[4]
    in_order = {DateOrder.DMY: (third, second, first), DateOrder.MDY: (third, first, second)}
    if len(first) == len(third) == 2:
        in_order[DateOrder.YMD] = (first, second, third)
    readings = {}
    for order, (year, month, day) in in_order.items():
        try:
            in_japan = _later_in_japan(
                _date(full_year(year), int(month), int(day), text), cleaned[numeric.end() :], text
            )
        except NotADate:
            continue
        readings[order] = in_japan
    return readings


def _one_of(readings: dict[DateOrder, date], order: DateOrder | None, text: str) -> date:
    days = set(readings.values())
    if len(days) == 1:
        return days.pop()
    if order not in readings:
        raise AmbiguousDate(text)
    return readings[order]


def _day_of(spelling: Spelling, text: str) -> date:
    era = ERA_BY_SIGN[spelling.era] if spelling.era else None
    year = era.western_year(spelling.year) if era else spelling.year
    first = _date(year, spelling.month, spelling.day or 1, text)
    last = first if spelling.day else last_day_of_month(first)
    if era and not (spelling.year and first <= era.last_day and last >= era.first_day):
        raise NotADate(text)
    return last if spelling.is_month_end else first


def _later_in_japan(day: date, after: str, text: str) -> date:
    days = days_later_in_japan(after)
    if days is None:
        raise NotADate(text)
    moved = day + timedelta(days=days)
    return _date(moved.year, moved.month, moved.day, text)


def _date(year: int, month: int, day: int, said: object) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(said)
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(said) from None
