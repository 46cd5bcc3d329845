"""Periods, fiscal years and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.periods import (
    EndsBeforeItBegins,
    FiscalQuarter,
    Period,
    add_months,
    fiscal_year,
    fiscal_year_period,
    last_day_of_month,
    months_between,
    next_fiscal_year_start,
    quarter_of,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MONTHS = st.integers(1, 12)


def test_period_holds_its_first_and_last_day():
    period = Period(date(2026, 4, 1), date(2026, 4, 30))

    inside = [day in period for day in (date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 30), date(2026, 5, 1))]

    assert (inside, period.days) == ([False, True, True, False], 30)


def test_period_may_be_one_day_but_not_end_before_it_begins():
    day = date(2026, 4, 1)

    assert Period(day, day).days == 1
    with pytest.raises(EndsBeforeItBegins):
        Period(day, day - timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "first_month", "year"),
    [
        (date(2026, 3, 31), 4, 2025),
        (date(2026, 4, 1), 4, 2026),
        (date(2026, 12, 31), 1, 2026),
        (date(2026, 9, 30), 10, 2025),
        (date(2026, 12, 1), 12, 2026),
    ],
)
def test_fiscal_year_is_named_after_its_beginning(day, first_month, year):
    assert fiscal_year(day, first_month=first_month) == year


def test_fiscal_year_period_runs_to_the_end_of_the_twelfth_month():
    assert [fiscal_year_period(2023), fiscal_year_period(2024, first_month=1)] == [
        Period(date(2023, 4, 1), date(2024, 3, 31)),
        Period(date(2024, 1, 1), date(2024, 12, 31)),
    ]


def test_quarter_of_names_the_quarter_in_the_fiscal_year():
    quarter = quarter_of(date(2026, 3, 31))

    assert (quarter, str(quarter.label), quarter.period) == (
        FiscalQuarter(2025, 4),
        "2025年度 第4四半期",
        Period(date(2026, 1, 1), date(2026, 3, 31)),
    )


def test_quarters_stand_in_order_of_time():
    quarters = [FiscalQuarter(2026, 1), FiscalQuarter(2025, 4), FiscalQuarter(2025, 2)]

    assert sorted(quarters) == quarters[::-1]


@pytest.mark.parametrize(
    ("day", "first_month", "start"),
    [
        (date(2026, 3, 31), 4, date(2026, 4, 1)),
        (date(2026, 4, 1), 4, date(2027, 4, 1)),
        (date(2026, 1, 1), 1, date(2027, 1, 1)),
    ],
)
def test_next_fiscal_year_start_lies_ahead(day, first_month, start):
    assert next_fiscal_year_start(day, first_month=first_month) == start


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2026, 1, 15), date(2027, 1, 14), 11),
        (date(2026, 1, 15), date(2026, 1, 15), 0),
        (date(2026, 3, 15), date(2026, 1, 15), -2),
        (date(2026, 3, 15), date(2026, 1, 16), -2),
    ],
)
def test_months_between_counts_whole_months(earlier, later, months):
    assert months_between(earlier, later) == months


@pytest.mark.parametrize(
    ("day", "n", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
    ],
)
def test_add_months_keeps_to_the_months_end(day, n, later):
    assert add_months(day, n) == later


@pytest.mark.parametrize(("day", "n"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1), (date(2026, 1, 1), 10**9)])
def test_add_months_refuses_to_leave_the_calendar(day, n):
    with pytest.raises(ValueError, match=r"datetime\.date"):
        add_months(day, n)


def test_last_day_of_month_knows_leap_years():
    assert [last_day_of_month(date(year, 2, 1)).day for year in (2023, 2024, 1900, 2000)] == [28, 29, 28, 29]


@given(DAYS, MONTHS)
def test_each_day_lies_in_its_fiscal_year_and_quarter(day, first_month):
    quarter = quarter_of(day, first_month=first_month)
    year = fiscal_year_period(fiscal_year(day, first_month=first_month), first_month=first_month)

    assert day in year
    assert day in quarter.period
    assert quarter.year == fiscal_year(day, first_month=first_month)
    assert next_fiscal_year_start(day, first_month=first_month) == year.last_day + timedelta(days=1)


@given(st.integers(1900, 2200), MONTHS)
def test_four_quarters_fill_a_fiscal_year(year, first_month):
    quarters = [FiscalQuarter(year, number, first_month).period for number in (1, 2, 3, 4)]

    whole = fiscal_year_period(year, first_month=first_month)
    assert (quarters[0].first_day, quarters[3].last_day) == (whole.first_day, whole.last_day)
    assert sum(quarter.days for quarter in quarters) == whole.days


@given(DAYS, DAYS)
def test_months_between_is_the_most_that_fits(earlier, later):
    months = months_between(earlier, later)

    assert add_months(earlier, months) <= later < add_months(earlier, months + 1)


@given(DAYS, st.integers(-1200, 1200))
def test_months_between_finds_added_months(day, n):
    assert months_between(day, add_months(day, n)) == n
