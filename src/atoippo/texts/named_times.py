"""The time that a customer named for talking again (「来期に改めて」「秋に再打診」), read from the words of a loss."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from atoippo.values.japanese_text import normalize
from atoippo.values.periods import add_months, fiscal_year, next_fiscal_year_start

LONGEST_TEXT = 4_000  # characters read; the wish stands near the refusal, not in an appendix
FARTHEST_MONTHS = 60  # a time further away than five years is a plan, not an appointment
MONTHS_OF_SEASON: Final[Mapping[str, int]] = MappingProxyType(
    {"春": 4, "夏": 7, "秋": 9, "冬": 12, "spring": 4, "summer": 7, "autumn": 9, "fall": 9, "winter": 12}
)
MONTH_NAMES: Final = tuple(name.lower() for name in calendar.month_name[1:])


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A time named in a text: the words, and the first day that they can mean."""

    quote: str
    on: date


_CLAUSE = re.compile(r"[^。！？!?\n、,]+")
_WISH = re.compile(
    r"再|改めて|あらためて|また|以降|検討|打診|連絡|予定|なら|たら|れば|待|見直|予算化|予算取|頃|ごろ|後に|話|提案|お願い|先送り|延期|持ち越|次第|(?i:\b(?:again|revisit|until|till|after|follow|reconnect|check back|resume|later|reconsider|postpone\w*|wait\w*|next|from|come back)\b)|\Z(?<=へ)|\Z(?<=に)"
)
_NOT_A_WISH = re.compile(
    r"ばかり|したため|も(?:難し|厳し|無理|見込|予算)|前期|直後|改定|不要|見込みなし|まで(?:は)?(?:空|埋)"
)

_Reader = Callable[[re.Match[str], date], date | None]


def named_time(text: str, *, said_on: date) -> NamedTime | None:
    """Return the soonest time after `said_on` that the text names for talking again, or None."""
    clauses = (match.group().strip() for match in _CLAUSE.finditer(normalize(text[:LONGEST_TEXT])))
    found = [time for clause in clauses if (time := _time_in(clause, said_on)) is not None]
    return min(found, key=lambda time: time.on, default=None)


def _time_in(clause: str, said_on: date) -> NamedTime | None:
    if not _WISH.search(clause) or _NOT_A_WISH.search(clause):
        return None
    matches = ((pattern.search(clause), reader) for pattern, reader in _READERS)
    day = next(
        (reader(match, said_on) for match, reader in matches if match), None
    )  # the most telling spelling decides
    return NamedTime(clause, day) if day and said_on < day <= add_months(said_on, FARTHEST_MONTHS) else None


def _next_month(month: int, said_on: date, *, years: int = 0) -> date | None:
    if not 1 <= month <= 12:
        return None
    year = said_on.year + years if years else said_on.year + (month <= said_on.month)
    return date(year, month, 1)


def _named_month(match: re.Match[str], said_on: date) -> date | None:
    month = MONTH_NAMES.index(match["name"].lower()) + 1
    return date(int(match["year"]), month, 1) if match["year"] else _next_month(month, said_on)


def _year_month(match: re.Match[str], _said_on: date) -> date | None:
    year, month = int(match["year"]), int(match["month"])
    year += 2018 if match["era"] else 0
    return date(year, month, 1) if 1 <= month <= 12 and 2000 <= year <= 2100 else None


def _fiscal(match: re.Match[str], _said_on: date) -> date | None:
    year = int(match["year"]) + (2018 if match["era"] else 0)
    return date(year, 4, 1) if 2000 <= year <= 2100 else None


_READERS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (re.compile(r"(?P<era>令和|R)?(?P<year>\d{1,4})\s*[年/.]\s*(?P<month>\d{1,2})\s*(?:月|(?!\d))"), _year_month),
    (re.compile(r"(?P<era>令和|R)?(?P<year>\d{1,4})\s*年度"), _fiscal),
    (re.compile(r"再来(?:期|年度)"), lambda _m, day: date(fiscal_year(day) + 2, 4, 1)),
    (re.compile(r"来(?:期|年度)|次年度|新年度|翌期|翌年度|年度(?:明け|が変わ|替わ)"), lambda _m, day: next_fiscal_year_start(day)),
    (re.compile(r"(?:来年|翌年)(?:の)?(?P<month>\d{1,2})月"), lambda m, day: _next_month(int(m["month"]), day, years=1)),
    (re.compile(r"来年?の?(?P<season>[春夏秋冬])"), lambda m, day: date(day.year + 1, MONTHS_OF_SEASON[m["season"]], 1)),
    (re.compile(r"年(?:が)?明け|来年|翌年"), lambda _m, day: date(day.year + 1, 1, 1)),
    (re.compile(r"(?P<n>\d{1,2})\s*[ヶケかカヵ箇]?月後"), lambda m, day: add_months(day, int(m["n"]))),
    (re.compile(r"半年"), lambda _m, day: add_months(day, 6)),
    (re.compile(r"(?P<n>\d)\s*年後"), lambda m, day: add_months(day, 12 * int(m["n"]))),
    (re.compile(r"来月"), lambda _m, day: add_months(day.replace(day=1), 1)),
    (re.compile(r"下半?期"), lambda _m, day: _next_month(10, day)),
    (re.compile(r"上半?期"), lambda _m, day: _next_month(4, day)),
    (re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?!\d)"), lambda m, day: _next_month(int(m["month"]), day)),
    (re.compile(r"(?P<season>[春夏秋冬])(?:口|頃|ごろ|に|以降|まで|先)"), lambda m, day: _next_month(MONTHS_OF_SEASON[m["season"]], day)),
    (re.compile(r"(?i)\b(?:next|new|coming)\s+(?:fiscal|financial|budget)\s+year|\bnext\s+fy\b"), lambda _m, day: next_fiscal_year_start(day)),
    (re.compile(r"(?i)\bnext\s+(?P<season>spring|summer|autumn|fall|winter)\b"), lambda m, day: _next_month(MONTHS_OF_SEASON[m["season"].lower()], day)),
    (re.compile(r"(?i)\bnext\s+year\b"), lambda _m, day: date(day.year + 1, 1, 1)),
    (re.compile(r"(?i)\bnext\s+month\b"), lambda _m, day: add_months(day.replace(day=1), 1)),
    (re.compile(r"(?i)\bin\s+(?P<n>\d{1,2})\s+months?\b"), lambda m, day: add_months(day, int(m["n"]))),
    (re.compile(r"(?i)\bq(?P<quarter>[1-4])\s*(?:of\s+)?(?P<year>20\d\d)\b"), lambda m, _day: date(int(m["year"]), 3 * int(m["quarter"]) - 2, 1)),
    (re.compile(rf"(?i)\b(?:in|until|till|after|from|by)\s+(?:early\s+|late\s+|mid-?)?(?P<name>{'|'.join(MONTH_NAMES)})\b(?:\s+(?P<year>20\d\d))?"), _named_month),
)  # fmt: skip
