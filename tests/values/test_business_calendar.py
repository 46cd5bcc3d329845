"""Business days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.business_calendar import NEW_YEAR_CLOSURE, BusinessCalendar, ClosedSpan, NeverOpen

USUAL = BusinessCalendar()
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 3, 31), True),
        (date(2026, 3, 28), False),
        (date(2026, 3, 20), False),  # 春分の日
        (date(2026, 9, 22), False),  # 国民の休日, between two holidays
        (date(2026, 5, 6), False),  # 振替休日
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 4), True),
        (date(2026, 8, 12), True),
        (date(2026, 8, 13), False),
        (date(2026, 8, 14), False),
        (date(2026, 8, 17), True),
    ],
)
def test_is_open_knows_weekends_holidays_and_closures(day, is_open):
    assert USUAL.is_open(day) is is_open


def test_closures_and_single_days_can_be_changed():
    calendar = BusinessCalendar(
        closures=(NEW_YEAR_CLOSURE,),
        extra_closed=frozenset({date(2026, 3, 31)}),
        extra_open=frozenset({date(2026, 3, 28)}),
    )

    assert [calendar.is_open(date(2026, *day)) for day in ((8, 13), (3, 31), (3, 28), (12, 30))] == [
        True,
        False,
        True,
        False,
    ]


def test_bank_holidays_stay_closed_without_closures():
    calendar = BusinessCalendar(closures=())

    assert [calendar.is_open(day) for day in (date(2026, 12, 30), date(2026, 12, 31), date(2026, 1, 2))] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        (date(2026, 3, 31), date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 12, 29), date(2027, 1, 4), date(2026, 12, 28)),
        (date(2026, 8, 15), date(2026, 8, 17), date(2026, 8, 12)),
        (date(2026, 5, 2), date(2026, 5, 7), date(2026, 5, 1)),
    ],
)
def test_business_days_on_or_around_a_day(day, after, before):
    assert (USUAL.business_day_on_or_after(day), USUAL.business_day_on_or_before(day)) == (after, before)


@pytest.mark.parametrize(
    ("day", "n", "later"),
    [
        (date(2026, 4, 28), 1, date(2026, 4, 30)),
        (date(2026, 3, 31), 3, date(2026, 4, 3)),
        (date(2026, 3, 28), 1, date(2026, 3, 30)),
        (date(2026, 3, 28), 0, date(2026, 3, 30)),
        (date(2026, 3, 31), 0, date(2026, 3, 31)),
        (date(2026, 3, 30), -1, date(2026, 3, 27)),
        (date(2026, 12, 28), 1, date(2027, 1, 4)),
    ],
)
def test_add_business_days_counts_open_days_alone(day, n, later):
    assert USUAL.add_business_days(day, n) == later


@pytest.mark.parametrize(
    "day", [date(1, 1, 8), date(1948, 1, 5), date(2100, 1, 4), date(2150, 5, 3), date(9999, 12, 27)]
)
def test_years_beyond_the_library_have_weekends_and_closures(day):
    assert USUAL.is_open(day) is (day.weekday() < 5)


@pytest.mark.parametrize("step", [1, -1])
def test_a_calendar_that_never_opens_is_refused(step):
    always_closed = BusinessCalendar(closures=(ClosedSpan(first=(1, 1), last=(12, 31)),))

    with pytest.raises(NeverOpen):
        always_closed.add_business_days(date(2026, 3, 31), step)


def test_the_end_of_time_is_refused():
    with pytest.raises(NeverOpen):
        USUAL.business_day_on_or_after(date.max)


@pytest.mark.parametrize("span", [((0, 1), (1, 3)), ((2, 30), (3, 1)), ((12, 29), (13, 1))])
def test_closed_span_refuses_days_that_no_year_has(span):
    with pytest.raises(ValueError, match=r"month|day"):
        ClosedSpan(*span)


def test_closed_span_may_end_on_a_leap_day():
    span = ClosedSpan(first=(2, 28), last=(2, 29))

    assert [date(2024, 2, 29) in span, date(2023, 2, 28) in span, date(2023, 3, 1) in span] == [True, True, False]


@given(DAYS)
def test_business_day_on_or_after_is_the_nearest_open_one(day):
    found = USUAL.business_day_on_or_after(day)

    closed_between = [USUAL.is_open(day + timedelta(days=n)) for n in range((found - day).days)]
    assert (USUAL.is_open(found), closed_between) == (True, [False] * len(closed_between))


@given(DAYS, st.integers(0, 30))
def test_business_days_added_can_be_taken_away(day, n):
    start = USUAL.business_day_on_or_after(day)

    assert USUAL.add_business_days(USUAL.add_business_days(start, n), -n) == start


@given(DAYS, DAYS, st.integers(0, 10))
def test_add_business_days_keeps_the_order_of_days(one, other, n):
    earlier, later = sorted((one, other))

    assert USUAL.add_business_days(earlier, n) <= USUAL.add_business_days(later, n)
