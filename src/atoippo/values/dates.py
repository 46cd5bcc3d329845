"""Dates (日付) as Japanese sales files write them: 和暦, 西暦, spreadsheet serials, English months, and orders that differ."""

from __future__ import annotations

import calendar
import math
import re
import unicodedata
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from atoippo.values.blanks import says_nothing
from atoippo.values.eras import ERA_BY_SIGN, format_wareki

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
_JAPAN = timedelta(hours=9)


class NotADate(ValueError):  # noqa: N818 - named as a sentence
    """The text is no date, or one that never was (2月30日, 平成35年), or outside the years 1900–2200."""


class AmbiguousDate(NotADate):
    """The text is a date in more than one way (03/04/05), and nothing said which."""


class DateOrder(StrEnum):
    """In which order a date's three numbers stand."""

    YMD = "ymd"
    DMY = "dmy"
    MDY = "mdy"


_MONTHS = MappingProxyType(
    {name: number for number, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1)}
)
_MONTH = r"(?P<month>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
_WEEKDAY = r"(?:MON|TUES?|WED(?:NES)?|THU(?:RS?)?|FRI|SAT(?:UR)?|SUN)(?:DAY)?\.?"
_ERA = r"(?:令和|平成|昭和|大正|明治|[令平昭大明RHSTM])"

_PLAIN = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NUMERIC = re.compile(r"'?(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)", re.ASCII)
_SERIAL = re.compile(r"\d{5}(?:\.\d{1,15})?", re.ASCII)
_FULL = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})年(?P<number>\d{1,2})月(?P<day>\d{1,2})日?(?!\d)",
        r"(?P<year>\d{4})\s?(?P<sign>[-/.])\s?(?P<number>\d{1,2})\s?(?P=sign)\s?(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)(?=$|\D|\d{4}(?:\d\d)?$)",
        rf"(?P<era>{_ERA})\.?(?P<year>元|\d{{1,2}})年(?P<number>\d{{1,2}})月(?P<day>\d{{1,2}})日?(?!\d)",
        rf"(?P<era>{_ERA})[. ]?\s?(?P<year>元|\d{{1,2}})\s?(?P<sign>[-/.])\s?(?P<number>\d{{1,2}})\s?(?P=sign)\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<era>{_ERA})(?P<year>\d\d)(?P<number>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?:{_WEEKDAY},?\s?)?(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?[-/. ]{{0,2}}{_MONTH}[-/., ]{{0,2}}'?(?P<year>\d{{4}}|\d\d)(?!\d)",
        rf"(?:{_WEEKDAY},?\s?)?{_MONTH}[-/ ]?(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?(?:,\s?|[-/ ])'?(?P<year>\d{{4}}|\d\d)(?![\d:])",
        rf"(?P<year>\d{{4}})[-/ ]{_MONTH}[-/ ](?P<day>\d{{1,2}})(?!\d)",
    )
)
_MONTH_ONLY = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})年(?P<number>\d{1,2})月(?P<end>末日?)?",
        r"(?P<year>\d{4})[-/](?P<number>\d{1,2})",
        rf"(?P<era>{_ERA})(?P<year>元|\d{{1,2}})年(?P<number>\d{{1,2}})月(?P<end>末日?)?",
        rf"{_MONTH}[-/, ]{{1,2}}(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})[-/ ]{_MONTH}",
    )
)
_AFTER = re.compile(
    rf"""\s*(?:[(\[](?:[月火水木金土日](?:曜日?)?(?:・?祝)?|{_WEEKDAY})[)\]]|[月火水木金土日](?:曜日?)?|,?\s?{_WEEKDAY})?
    (?:[T,\s]{{0,3}}(?P<half>午前|午後|[AP]M)?\s?(?P<hour>\d{{1,2}})[:時](?P<minute>\d\d?)?分?(?::?(?P<second>\d\d?)(?:[.,]\d{{1,12}})?秒?)?
      \s?(?P<half_after>[AP]M)?\s?(?P<zone>Z|UTC|GMT|JST|[-+]\d\d(?::?\d\d)?)?
      |T?(?P<compact>\d{{4}}(?:\d\d)?)(?P<compact_zone>Z)?)?
    \s*(?:付け?|頃|ごろ|予定|見込み?)?""",
    re.VERBOSE | re.ASCII,
)
_AFTER_MONTH = re.compile(r"\s*(?:付け?|頃|ごろ|予定|見込み?)?")
_SPACED_SIGN = re.compile(r"\s*([年月日])[^\S\n]*")
_KANJI_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日])")
_DIGITS_OF_KANJI = str.maketrans("〇零一二三四五六七八九", "00123456789")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–−", "-"))
_NO_DAY = re.compile(
    r"0000[-/.]0{1,2}[-/.]0{1,2}(?:[T ][\d:.]+)?|0{8}|1900[-/.]0?1[-/.]0{1,2}(?:[T ][\d:.]+)?|9999[-/.]?12[-/.]?31(?:[T ][\d:.]+)?"
)


def read_date(text: str, *, order: DateOrder | None = None) -> date:
    """Return the day that a cell says; NotADate when it says none, AmbiguousDate when it says two and `order` is None.

    `order` decides dates like 03/04/05 alone. A month alone (2026年3月) is its first day, 月末 its last. Moments with
    an offset become the day in Japan. Years of two digits lie in 1970–2069.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _checked(int(plain[1]), int(plain[3]), int(plain[4]), text)
    if len(text) > _LONGEST_TEXT:
        raise NotADate(text[:_LONGEST_TEXT])
    return _read(text, order)


def possible_orders(text: str) -> frozenset[DateOrder]:
    """Return the orders in which a text like 03/04/05 is a date; none when order does not matter or it is no date."""
    if len(text) > _LONGEST_TEXT:
        return frozenset()
    cleaned = _cleaned(text)
    numeric = _NUMERIC.match(cleaned)
    if numeric is None:
        return frozenset()
    orders = set()
    for order, day in _readings(numeric).items():
        try:
            _moved_to_japan(day, cleaned[numeric.end() :], text)
        except NotADate:
            continue
        orders.add(order)
    return frozenset(orders)


def date_of_serial(number: float) -> date:
    """Return the day of a spreadsheet's number (1 = 1 January 1900, with the 29 February 1900 that never was)."""
    if not math.isfinite(number) or number < 1 or int(number) == 60:
        raise NotADate(number)
    whole = int(number)
    try:
        day = date(1899, 12, 30 if whole > 60 else 31) + timedelta(days=whole)
    except OverflowError:
        raise NotADate(number) from None
    return _checked(day.year, day.month, day.day, str(number))


def is_blank_date(text: str) -> bool:
    """Whether a cell says that no date is known yet (未定, ―, 0000-00-00)."""
    return says_nothing(text) or (len(text) <= _LONGEST_TEXT and _NO_DAY.fullmatch(text.strip()) is not None)


@lru_cache(maxsize=1 << 14)
def _read(text: str, order: DateOrder | None) -> date:
    cleaned = _cleaned(text)
    if _SERIAL.fullmatch(cleaned):
        return date_of_serial(float(cleaned))
    numeric = _NUMERIC.match(cleaned)
    if numeric:
        day = _one_of(_readings(numeric), order, text)
        return _moved_to_japan(day, cleaned[numeric.end() :], text)
    for pattern in _FULL:
        found = pattern.match(cleaned)
        if found:
            return _moved_to_japan(_day_of(found, text), cleaned[found.end() :], text)
    return _month_only(cleaned, text)


def _cleaned(text: str) -> str:
    narrow = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_DASHES)
    upper = narrow.strip().upper()
    if upper.isascii():
        return upper
    digits = _KANJI_NUMBER.sub(lambda kanji: _western_digits(kanji[0]), _SPACED_SIGN.sub(r"\1", upper))
    return digits


def _western_digits(kanji: str) -> str:
    digits = kanji.translate(_DIGITS_OF_KANJI)
    tens, ten, ones = digits.partition("十")
    return digits if not ten else str(int(tens or 1) * 10 + int(ones or 0)) if ones.isdigit() or not ones else kanji


def _readings(numeric: re.Match[str]) -> dict[DateOrder, date]:
    first, second, third = numeric[1], numeric[3], numeric[4]
    in_orders = {DateOrder.DMY: (third, second, first), DateOrder.MDY: (third, first, second)}
    if len(first) == 2 and len(third) == 2:
        in_orders[DateOrder.YMD] = (first, second, third)
    readings = {}
    for order, (year, month, day) in in_orders.items():
        try:
            readings[order] = _checked(_full_year(year), int(month), int(day), numeric[0])
        except NotADate:
            continue
    return readings


def _one_of(readings: dict[DateOrder, date], order: DateOrder | None, text: str) -> date:
    days = set(readings.values()) if order is None else {readings[order]} if order in readings else set()
    if not days:
        raise NotADate(text)
    if len(days) > 1:
        raise AmbiguousDate(text)
    return days.pop()


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _day_of(found: re.Match[str], text: str) -> date:
    parts = found.groupdict()
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"][:3]]
    day = int(parts["day"]) if parts.get("day") else 1
    if not parts.get("era"):
        return _checked(_full_year(parts["year"]), month, day, text)
    era = ERA_BY_SIGN[parts["era"]]
    year = 1 if parts["year"] == "元" else int(parts["year"])
    in_era = _checked(era.western_year(year), month, day, text)
    if year < 1 or not era.first_day <= in_era <= era.last_day:
        raise NotADate(text)
    return in_era


def _month_only(cleaned: str, text: str) -> date:
    for pattern in _MONTH_ONLY:
        found = pattern.match(cleaned)
        if found and _AFTER_MONTH.fullmatch(cleaned, found.end()):
            day = _day_of(found, text)
            ends = found.groupdict().get("end")
            return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if ends else day
    raise NotADate(text)


def _moved_to_japan(day: date, after: str, text: str) -> date:
    if not after:
        return day
    found = _AFTER.fullmatch(after)
    if found is None:
        raise NotADate(text)
    clock = _clock_of(found)
    if clock is None:
        return day
    hour, minute, zone = clock
    if hour > 29 or minute > 59:  # Japanese timetables count on past midnight: 25:30
        raise NotADate(text)
    offset = _offset_of(zone)
    if offset is None:
        return day
    moved = datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute) - offset + _JAPAN  # noqa: DTZ001 - the offset is counted here
    return moved.date()


def _clock_of(found: re.Match[str]) -> tuple[int, int, str | None] | None:
    if found["compact"]:
        return int(found["compact"][:2]), int(found["compact"][2:4]), found["compact_zone"]
    if not found["hour"]:
        return None
    hour = int(found["hour"])
    if (found["half"] or found["half_after"]) in {"午後", "PM"} and hour < 12:
        hour += 12
    return hour, int(found["minute"] or 0), found["zone"]


def _offset_of(zone: str | None) -> timedelta | None:
    if zone is None or zone == "JST":
        return None
    if zone.isalpha():
        return timedelta(0)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -offset if zone[0] == "-" else offset


def _checked(year: int, month: int, day: int, text: str) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADate(text)
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(text) from None
