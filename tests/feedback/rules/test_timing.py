from __future__ import annotations

from datetime import date, datetime

from atoippo.feedback.rules.timing import (
    TOKYO,
    day_of,
    nudge_due_at,
    nudge_lapses_at,
    request_ends_at,
    told_without_manager_at,
)
from atoippo.values.business_calendar import BusinessCalendar

CALENDAR = BusinessCalendar()
THURSDAY_NIGHT = datetime(2026, 4, 2, 23, 30, tzinfo=TOKYO)


def test_day_of_is_the_day_in_tokyo():
    assert day_of(datetime.fromisoformat("2026-04-01T15:30:00+00:00")) == date(2026, 4, 2)


def test_request_ends_at_noon_of_a_business_day_thirty_days_on():
    ends_at = request_ends_at(THURSDAY_NIGHT, CALENDAR)

    assert ends_at == datetime(2026, 5, 7, 12, tzinfo=TOKYO)  # 2 May is a Saturday, 3 to 6 May are holidays


def test_nudge_falls_due_on_the_fifth_business_day_and_lapses_two_later():
    assert nudge_due_at(THURSDAY_NIGHT, CALENDAR) == datetime(2026, 4, 9, 9, tzinfo=TOKYO)
    assert nudge_lapses_at(THURSDAY_NIGHT, CALENDAR) == datetime(2026, 4, 13, 18, tzinfo=TOKYO)


def test_a_manager_has_three_business_days():
    assert told_without_manager_at(THURSDAY_NIGHT, CALENDAR) == datetime(2026, 4, 7, 12, tzinfo=TOKYO)
