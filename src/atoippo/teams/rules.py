"""Rules of this room that need no database: how long a link opens the door, and when a company is closed next."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from atoippo.values.business_calendar import NEW_YEAR_CLOSURE, OBON_CLOSURE
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from atoippo.values.business_calendar import BusinessCalendar
    from atoippo.values.message import Message

INVITATION_DAYS = 14
TOKEN_BYTES = 32  # 256 bits: nobody guesses a link
_DAYS_LOOKED_AHEAD = 400
_NEW_YEAR, _OBON, _OWN, _HOLIDAY = msg("年末年始の休業"), msg("お盆の休業"), msg("臨時休業"), msg("祝日")


@dataclass(frozen=True, slots=True)
class ClosedRun:
    """Days in a row on which a company is closed, and why: weekends alone are not worth saying."""

    first_day: date
    last_day: date
    why: tuple[Message, ...]


def token_digest(token: str) -> str:
    """Return what is kept of a link's token: enough to know it again, too little to make the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_ends_at(at: datetime) -> datetime:
    """Return until when a link handed out now opens the door."""
    return at + timedelta(days=INVITATION_DAYS)


def closed_runs(calendar: BusinessCalendar, *, today: date, count: int) -> list[ClosedRun]:
    """Return the next closures beside plain weekends, as they come out of holidays, yearly closures and extra days."""
    return list(islice(_runs(calendar, today), count))


def _runs(calendar: BusinessCalendar, today: date) -> Iterator[ClosedRun]:
    run: list[date] = []
    for offset in range(_DAYS_LOOKED_AHEAD):
        day = today + timedelta(days=offset)
        if not calendar.is_open(day):
            run.append(day)
        elif run:
            yield from _worth_saying(calendar, run)
            run = []
    yield from _worth_saying(calendar, run)


def _worth_saying(calendar: BusinessCalendar, run: list[date]) -> Iterator[ClosedRun]:
    reasons = [reason for day in run if (reason := _reason(calendar, day))]
    why = tuple(reason for place, reason in enumerate(reasons) if reason not in reasons[:place])
    if why:
        yield ClosedRun(run[0], run[-1], why)


def _reason(calendar: BusinessCalendar, day: date) -> Message | None:
    if day in calendar.extra_closed:
        return _OWN
    for closure, name in ((NEW_YEAR_CLOSURE, _NEW_YEAR), (OBON_CLOSURE, _OBON)):
        if closure in calendar.closures and day in closure:
            return name
    return None if day.weekday() >= 5 else _HOLIDAY
