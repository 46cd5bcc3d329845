"""Hazards of a cell against the same hazards worked out deal by deal."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.samples import TODAY, lost_deals
from atoippo.analysis.lost_deals import cells_of, month_number
from atoippo.analysis.priors import CustomerTime
from atoippo.analysis.return_hazards import (
    UNKNOWN_BAND,
    band_of,
    customer_time,
    fiscal_month,
    path_hazards,
    standing_factors,
)
from atoippo.analysis.simulate_returns import draw_world, true_hazards

WORLD = draw_world(11)


@settings(max_examples=60)
@given(lost_deals)
def test_hazards_of_a_cell_are_those_of_its_deal(deal):
    (cell,) = cells_of([deal], TODAY).cells

    along, factor = path_hazards(WORLD, cell.path, TODAY), standing_factors(WORLD, [cell.standing])

    returning, not_returning = true_hazards(deal, today=TODAY, world=WORLD)
    np.testing.assert_allclose((along.returning * factor)[:, 0], returning, rtol=1e-5)
    np.testing.assert_allclose(along.not_returning[:, 0], not_returning, rtol=1e-5)


@pytest.mark.parametrize(
    ("months", "ahead", "band"),
    [(0, 0, 0), (2, 0, 0), (2, 1, 1), (14, 0, 4), (14, 1, 5), (36, 11, 7), (None, 5, UNKNOWN_BAND)],
)
def test_band_moves_on_with_the_months(months, ahead, band):
    assert band_of(months, ahead) == band


@pytest.mark.parametrize(("day", "number"), [(date(2026, 4, 1), 0), (date(2026, 10, 31), 6), (date(2027, 3, 31), 11)])
def test_fiscal_year_begins_after_the_closing_month(day, number):
    assert fiscal_month(month_number(day)) == number


@pytest.mark.parametrize(
    ("ahead", "time"),
    [
        (0, CustomerTime.BEFORE),
        (2, CustomerTime.BEFORE),
        (3, CustomerTime.AROUND),
        (6, CustomerTime.AROUND),
        (7, CustomerTime.AFTER),
    ],
)
def test_customers_time_is_around_from_a_month_before_to_two_after(ahead, time):
    assert customer_time(4, ahead) is time
