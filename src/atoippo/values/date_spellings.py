"""The ways in which one day, or one month, is spelt so that only one reading is possible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from atoippo.values.japanese_text import normalize

_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS = MappingProxyType({name: number for number, name in enumerate(_NAMES, start=1)})
_MONTH = (
    r"(?P<name>JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?"
    r"|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)\.?"
)
_WEEKDAY = r"(?:(?:MON|TUES?|WED(?:NES)?|THU(?:RS?)?|FRI|SAT(?:UR)?|SUN)(?:DAY)?\.?,?\s?)?"
_ERA = r"(?P<era>令和|平成|昭和|大正|明治|[令平昭大明RHSTM])\.?\s?"
_ERA_YEAR = r"(?P<year>元|\d{1,3})"
_SIGN = r"\s?(?P<sign>[-/.])\s?"
_SAME_SIGN = r"\s?(?P=sign)\s?"
_NUMBER, _DAY = r"(?P<number>\d{1,2})", r"(?P<day>\d{1,2})"
_LATE_YEAR = r"'?(?P<year>\d{4}|\d\d)"

_DAYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?P<year>\d{{4}})年{_NUMBER}月{_DAY}日?(?!\d)",
        rf"(?P<year>\d{{4}}){_SIGN}{_NUMBER}{_SAME_SIGN}{_DAY}(?!\d)",
        r"(?P<year>\d{4})(?P<number>\d\d)(?P<day>\d\d)(?=$|\D|\d{4}(?:\d\d)?$)",
        rf"{_ERA}{_ERA_YEAR}年{_NUMBER}月{_DAY}日?(?!\d)",
        rf"{_ERA}{_ERA_YEAR}{_SIGN}{_NUMBER}{_SAME_SIGN}{_DAY}(?!\d)",
        rf"{_ERA}(?P<year>\d\d)(?P<number>\d\d)(?P<day>\d\d)(?!\d)",
        rf"{_WEEKDAY}{_DAY}(?:ST|ND|RD|TH)?[-/. ]{{0,2}}{_MONTH}[-/., ]{{0,2}}{_LATE_YEAR}(?!\d)",
        rf"{_WEEKDAY}{_MONTH}[-/ ]?{_DAY}(?:ST|ND|RD|TH)?(?:,\s?|[-/ ]){_LATE_YEAR}(?![\d:])",
        rf"(?P<year>\d{{4}})[-/ ]{_MONTH}[-/ ]{_DAY}(?!\d)",
    )
)
_WHOLE_MONTHS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"(?P<year>\d{{4}})年{_NUMBER}月(?P<end>末日?)?(?:頃|ごろ|予定|見込み?)?",
        rf"(?P<year>\d{{4}})[-/]{_NUMBER}",
        rf"{_ERA}{_ERA_YEAR}年{_NUMBER}月(?P<end>末日?)?(?:頃|ごろ|予定|見込み?)?",
        rf"{_ERA}{_ERA_YEAR}[-/.]{_NUMBER}",
        rf"{_MONTH}[-/, ]{{1,2}}(?P<year>\d{{4}})",
        rf"(?P<year>\d{{4}})[-/ ]{_MONTH}",
    )
)
_SPACED_SIGN = re.compile(r"\s?([年月日])\s?")
_KANJI_NUMBER = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日])")
_DIGITS_OF_KANJI = str.maketrans("〇零一二三四五六七八九", "00123456789")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A day as spelt: `era` is the era's sign or None, `day` is None for a whole month, `after` what follows."""

    year: int
    month: int
    day: int | None
    era: str | None
    is_month_end: bool
    after: str


def clean(text: str) -> str:
    """Return a date's text in one width and in capitals, kanji numbers as digits, nothing before it."""
    upper = normalize(text).upper().lstrip("'")  # ' marks text in a spreadsheet
    if upper.isascii():
        return upper
    spaceless = _SPACED_SIGN.sub(r"\1", upper.removeprefix("西暦").lstrip())
    return _KANJI_NUMBER.sub(lambda kanji: _in_digits(kanji[0]), spaceless)


def spelling_of(cleaned: str) -> Spelling | None:
    """Return the day or month with which a cleaned text begins; a month must be all of it."""
    for pattern in _DAYS:
        found = pattern.match(cleaned)
        if found:
            return _spelling(found, cleaned[found.end() :])
    for pattern in _WHOLE_MONTHS:
        found = pattern.fullmatch(cleaned)
        if found:
            return _spelling(found, "")
    return None


def full_year(digits: str) -> int:
    """Return the year that four digits, or two (1970–2069), mean."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _spelling(found: re.Match[str], after: str) -> Spelling:
    parts = found.groupdict()
    era = parts.get("era")
    year = parts["year"].replace("元", "1")
    name = parts.get("name")
    day = parts.get("day")
    return Spelling(
        year=int(year) if era else full_year(year),
        month=_MONTHS[name[:3]] if name else int(parts["number"]),
        day=int(day) if day else None,
        era=era,
        is_month_end=bool(parts.get("end")),
        after=after,
    )


def _in_digits(kanji: str) -> str:
    """Return 三十一 as 31 and 二〇二六 as 2026; what is neither stays."""
    digits = kanji.translate(_DIGITS_OF_KANJI)
    tens, ten, ones = digits.partition("十")
    if not ten:
        return digits
    return str(int(tens or 1) * 10 + int(ones or 0)) if len(tens) <= 1 and len(ones) <= 1 and ones != "十" else kanji
