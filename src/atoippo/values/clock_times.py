"""What may follow a date: weekday, time of day, zone; and whether it is already the next day in Japan."""

from __future__ import annotations

import re

_DAY = 24 * 60  # all lengths here are minutes
_JAPAN = 9 * 60
_LATEST_HOUR = 29  # Japanese timetables count on past midnight: 25:30

_WEEKDAY = r"(?:MON|TUES?|WED(?:NES)?|THU(?:RS?)?|FRI|SAT(?:UR)?|SUN)(?:DAY)?\.?"
_AFTER = re.compile(
    rf"""\s?(?:[(\[](?:[月火水木金土日](?:曜日?)?(?:・?祝)?|{_WEEKDAY})[)\]]|[月火水木金土日](?:曜日?)?|,?\s?{_WEEKDAY})?
    (?:[T,\s]{{0,3}}(?P<half>午前|午後|[AP]M)?\s?
        (?:(?P<hour>\d{{1,2}})[:時](?P<minute>\d\d?)?分?(?::?\d\d?(?:[.,]\d{{1,12}})?秒?)?
          |(?P<compact_hour>\d\d)(?P<compact_minute>\d\d)(?:\d\d)?)
        \s?(?P<half_after>[AP]M)?\s?(?P<zone>Z|JST|(?:UTC|GMT)?[-+]\d\d(?::?\d\d)?|UTC|GMT)?)?
    \s?(?:付け?|頃|ごろ|予定|見込み?|\([^()\d]{{1,20}}\))?""",
    re.VERBOSE | re.ASCII,
)


def days_later_in_japan(after: str) -> int | None:
    """Return by how many days what follows a date moves it in Japan (2026-03-31 + T15:00Z: 1); None when it is no time.

    A time without a zone is Japan's own. The text is normalized and in upper case.
    """
    found = _AFTER.fullmatch(after)
    if found is None:
        return None
    minutes = _minutes_of(found)
    zone = found["zone"]
    if minutes is None or zone is None or zone == "JST":
        return 0 if minutes is not None else None
    return (minutes - _offset_of(zone) + _JAPAN) // _DAY


def _minutes_of(found: re.Match[str]) -> int | None:
    """Return the minutes since midnight, 0 where no time is said; None for a time that no clock shows."""
    hour = int(found["hour"] or found["compact_hour"] or 0)
    minute = int(found["minute"] or found["compact_minute"] or 0)
    if hour > _LATEST_HOUR or minute >= 60:
        return None
    is_afternoon = (found["half"] or found["half_after"]) in {"午後", "PM"} and hour < 12
    return (hour + 12 * is_afternoon) * 60 + minute


def _offset_of(zone: str) -> int:
    hours_and_minutes = zone.removeprefix("UTC").removeprefix("GMT")[1:].replace(":", "")
    if not hours_and_minutes:  # Z, UTC, GMT
        return 0
    offset = int(hours_and_minutes[:2]) * 60 + int(hours_and_minutes[2:] or 0)
    return -offset if "-" in zone else offset
