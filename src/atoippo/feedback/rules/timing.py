"""When a request ends, when a nudge may follow, and how long a low answer waits for a マネージャー; pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

    from atoippo.values.business_calendar import BusinessCalendar

TOKYO = ZoneInfo("Asia/Tokyo")
OPEN_DAYS = 30
NUDGE_AFTER_BUSINESS_DAYS = 5
NUDGE_OFFERED_BUSINESS_DAYS = 2  # after its day; then it lapses, whoever did not see it
MANAGER_HAS_BUSINESS_DAYS = 3
LONG_AGO = timedelta(days=60)  # from then on no mail says 先日
NOON, MORNING = time(12), time(9)


def day_of(at: datetime) -> date:
    """Return the day of a moment in Tokyo."""
    return at.astimezone(TOKYO).date()


def request_ends_at(asked_at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return until when a link opens the page: noon of a business day, thirty days on."""
    return _at(calendar.business_day_on_or_after(day_of(asked_at) + timedelta(days=OPEN_DAYS)), NOON)


def nudge_due_at(left_at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when one nudge may follow a request that left: the morning of the fifth business day after."""
    return _at(calendar.add_business_days(day_of(left_at), NUDGE_AFTER_BUSINESS_DAYS), MORNING)


def nudge_lapses_at(left_at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when it is too late for the nudge, so that its going away never tells that an answer came."""
    last_day = calendar.add_business_days(day_of(left_at), NUDGE_AFTER_BUSINESS_DAYS + NUDGE_OFFERED_BUSINESS_DAYS)
    return _at(last_day, time(18))


def told_without_manager_at(answered_at: datetime, calendar: BusinessCalendar) -> datetime:
    """Return when a low answer is told to the rep though no マネージャー has passed it on."""
    return _at(calendar.add_business_days(day_of(answered_at), MANAGER_HAS_BUSINESS_DAYS), NOON)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, TOKYO)
