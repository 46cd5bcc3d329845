"""Alike deals are counted together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.samples import PLAIN, TODAY, lost_deals, plain
from atoippo.analysis.lost_deals import Path, amount_band, cells_of, first_forecast_month, month_number, standing_of


@given(st.lists(lost_deals, max_size=12))
def test_every_deal_finds_its_own_standing_again(deals):
    cells = cells_of(deals, TODAY)

    assert [cells.cells[number].standing for number in cells.of_deal] == [standing_of(deal) for deal in deals]


@given(st.lists(lost_deals, max_size=12))
def test_cells_of_one_path_stand_side_by_side(deals):
    paths = [cell.path for cell in cells_of(deals, TODAY).cells]

    seen = list(dict.fromkeys(paths))
    assert paths == [path for path in seen for _ in range(paths.count(path))]


def test_deals_that_differ_in_nothing_that_counts_share_a_cell():
    alike = [PLAIN, plain(amount_yen=3_100_000), plain(lost_on=PLAIN.lost_on + timedelta(days=3))]

    assert len(cells_of(alike, TODAY).cells) == 1


@pytest.mark.parametrize(
    ("lost_on", "months"),
    [
        (date(2026, 5, 11), 0),
        (date(2026, 5, 10), 1),
        (date(2024, 6, 9), 24),
        (date(1999, 1, 1), 36),
        (date(9999, 12, 31), 0),
        (None, None),
    ],
)
def test_months_since_loss_are_whole_and_end_at_three_years(lost_on, months):
    (cell,) = cells_of([plain(lost_on=lost_on)], TODAY).cells

    assert cell.path == Path(months, None)


@pytest.mark.parametrize(
    ("named", "months"),
    [(date(2026, 6, 30), 0), (date(2026, 10, 1), 4), (date(9999, 12, 31), 14), (date(1, 1, 1), -4)],
)
def test_months_to_the_customers_time_are_calendar_months_and_capped(named, months):
    (cell,) = cells_of([plain(customer_date=named)], TODAY).cells

    assert cell.path.months_to_customer_time == months


@pytest.mark.parametrize(
    ("yen", "band"), [(None, 0), (-5, 1), (0, 1), (999_999, 1), (1_000_000, 2), (5_000_000, 3), (10**10, 4)]
)
def test_amount_band_begins_at_its_floor(yen, band):
    assert amount_band(yen) == band


@pytest.mark.parametrize(("day", "month"), [(date(2026, 4, 15), 4), (date(2026, 4, 20), 5)])
def test_first_forecast_month_is_where_most_of_it_lies(day, month):
    assert first_forecast_month(day) == month_number(date(2026, month, 1))
