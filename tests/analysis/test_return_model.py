"""Chance and time of return: honest about the prior, ordered, bounded and the same every time."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.samples import TODAY, days, lost_deals, plain
from atoippo.analysis.incidence import returned_by_month
from atoippo.analysis.return_draws import VALUES_AT_ONCE, HorizonOutOfReach
from atoippo.analysis.return_model import LostDeal, forecast_returns
from atoippo.analysis.simulate_returns import draw_world, simulate_returns, true_hazards
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

WORLDS = 400
MIXED = [
    plain(reach=Reach.COMPARED, lost_on=date(2026, 2, 20), customer_date=date(2026, 10, 1)),
    plain(reason=Reason.PRICE_BUDGET, reach=None, lost_on=date(2024, 2, 20), amount_yen=None),
    plain(reason=Reason.UNKNOWN, reach=Reach.HEARD, lost_on=None, amount_yen=300_000),
    plain(reason=Reason.COMPETITOR, lost_on=date(2025, 9, 1), amount_yen=30_000_000, reason_from_customer=True),
    plain(reason=Reason.RESPONSE_ATTITUDE, reach=Reach.DECIDED, customer_date=date(2028, 1, 1)),
]


def chance(**changes):
    return forecast_returns([plain(**changes)], today=TODAY).chances[0]


@settings(max_examples=60)
@given(st.lists(lost_deals, max_size=5), days, st.integers(1, 40))
def test_chances_are_probabilities_in_order_within_their_interval(deals, today, draws):
    for one in forecast_returns(deals, today=today, draws=draws).chances:
        assert 0.0 <= one.chance_90 <= one.chance_180 <= one.chance_365 <= 1.0
        assert 0.0 <= one.low_365 <= one.chance_365 <= one.high_365 <= 1.0


@settings(max_examples=60)
@given(lost_deals, days)
def test_best_month_begins_this_month_or_within_the_year(deal, today):
    (one,) = forecast_returns([deal], today=today, draws=10).chances

    assert one.best_month.day == 1
    assert 0 <= (one.best_month.year - today.year) * 12 + one.best_month.month - today.month <= 12
    assert one.rising_to in {None, one.best_month}


@settings(max_examples=60)
@given(st.lists(lost_deals, min_size=1, max_size=8), st.integers(1, 40))
@example([LostDeal(Reason.UNCLEAR_NEED, Reach.SHARED, None, None, reason_from_customer=True)], 18)
def test_number_of_returns_lies_between_none_and_all(deals, draws):
    low, high, mean = forecast_returns(deals, today=TODAY, draws=draws).returns_within_a_year()

    assert 0 <= low <= high <= len(deals)
    assert 0.0 <= mean <= len(deals)


def test_forecast_is_the_same_every_time():
    one, again = (forecast_returns(MIXED, today=TODAY) for _ in range(2))

    assert one.chances == again.chances
    assert one.returns_within_a_year() == again.returns_within_a_year()


def test_forecast_does_not_depend_on_the_other_deals_or_their_order():
    backwards = forecast_returns(MIXED[::-1], today=TODAY).chances[::-1]

    for one, other in zip(forecast_returns(MIXED, today=TODAY).chances, backwards, strict=True):
        assert one.chance_365 == pytest.approx(other.chance_365, rel=1e-5)
        assert one.best_month == other.best_month


def test_forecast_of_no_deals_is_empty():
    forecast = forecast_returns([], today=TODAY)

    assert forecast.chances == []
    assert forecast.returns_within_a_year() == (0, 0, 0.0)


def test_interval_covers_the_true_chance_in_worlds_from_the_prior():
    """90 % is the target; in 400 worlds one Monte-Carlo standard error is 1.5 points, so 86–94 are 2.7 of them."""
    chances = forecast_returns(MIXED, today=TODAY).chances
    truths = np.array([true_chances(seed) for seed in range(WORLDS)])

    covered = [(one.low_365 <= truth) & (truth <= one.high_365) for one, truth in zip(chances, truths.T, strict=True)]

    assert all(0.86 <= rate <= 0.94 for rate in np.mean(covered, axis=1))


def true_chances(seed):
    """P(365 days) of the mixed deals in one world, in double precision from its hazards."""
    world = draw_world(seed)
    hazards = np.array([true_hazards(deal, today=TODAY, world=world) for deal in MIXED])
    *_, within_a_year = returned_by_month(zip(hazards[:, 0].T, hazards[:, 1].T, strict=True))
    return within_a_year


def test_estimate_is_the_mean_over_worlds_from_the_prior():
    truths = np.array([true_chances(seed) for seed in range(WORLDS)])

    estimates = [one.chance_365 for one in forecast_returns(MIXED, today=TODAY).chances]

    np.testing.assert_allclose(estimates, truths.mean(axis=0), atol=4 * 0.15 / np.sqrt(WORLDS))


def test_interval_of_the_number_covers_what_came_back_in_worlds_from_the_prior():
    """At least 90 % is the target (counts are whole); 86 are 2.7 Monte-Carlo standard errors below it."""
    copies = 12
    low, high, _ = forecast_returns(MIXED * copies, today=TODAY).returns_within_a_year()

    came_back = np.array([simulated_number(seed, copies) for seed in range(WORLDS)])

    assert ((low <= came_back) & (came_back <= high)).mean() >= 0.86


def simulated_number(seed, copies):
    world = draw_world(seed)
    hazards = [true_hazards(deal, today=TODAY, world=world) for deal in MIXED * copies]
    returning, not_returning = np.array(hazards).transpose(1, 0, 2)
    return simulate_returns(returning, not_returning, seed=seed).returned_by(12).sum()


def test_number_of_returns_has_the_mean_of_the_chances():
    forecast = forecast_returns(MIXED * 200, today=TODAY)

    *_, mean = forecast.returns_within_a_year()

    assert mean == pytest.approx(sum(one.chance_365 for one in forecast.chances), rel=0.03)


def test_number_of_returns_counts_the_selected_deals_alone():
    forecast = forecast_returns(MIXED * 20, today=TODAY)

    assert forecast.returns_within_a_year([]) == (0, 0, 0.0)
    assert forecast.returns_within_a_year(range(100)) == forecast.returns_within_a_year()
    assert forecast.returns_within_a_year(range(50))[2] == pytest.approx(
        forecast.returns_within_a_year()[2] / 2, rel=0.1
    )


def test_number_of_returns_of_many_alike_is_as_unsure_as_the_level():
    low, high, mean = forecast_returns([plain()] * 1000, today=TODAY).returns_within_a_year()

    assert high - low > mean  # independent deals would leave less than a quarter of it


def test_number_of_returns_narrows_with_less_confidence():
    forecast = forecast_returns([plain()] * 1000, today=TODAY)

    wide, narrow = forecast.returns_within_a_year(), forecast.returns_within_a_year(confidence=0.5)

    assert wide[0] < narrow[0] < narrow[1] < wide[1]


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("seed", [1, 20260401])
def test_chance_never_falls_with_a_higher_reach(reason, seed):
    deals = [plain(reason=reason, reach=reach) for reach in Reach]

    chances = [one.chance_365 for one in forecast_returns(deals, today=TODAY, seed=seed).chances]

    assert all(farther < nearer for farther, nearer in pairwise(chances))


def test_chance_is_higher_where_the_customer_named_a_time_within_the_year():
    far = chance(customer_date=date(2028, 4, 1)).chance_365

    assert far < chance().chance_365 < chance(customer_date=date(2026, 10, 1)).chance_365


def test_chance_is_higher_where_the_customer_told_the_reason():
    assert chance(reason_from_customer=True).chance_365 > chance().chance_365


def test_chance_fades_years_after_the_loss():
    fresh, two_years, five_years = (chance(lost_on=date(y, 6, 1)).chance_365 for y in (2026, 2024, 2021))

    assert fresh > two_years > five_years


def test_interval_is_wider_where_the_day_of_the_loss_or_the_reach_is_not_known():
    known, no_day = chance(lost_on=date(2025, 2, 1)), chance(lost_on=None)

    assert no_day.high_365 / no_day.low_365 > known.high_365 / known.low_365
    assert chance(reach=None).high_365 / chance(reach=None).low_365 > chance().high_365 / chance().low_365


def test_loss_dated_ahead_counts_as_todays():
    assert chance(lost_on=date(9999, 12, 31)) == chance(lost_on=TODAY)


def test_best_month_of_a_fresh_loss_is_about_half_a_year_later():
    one = chance(lost_on=TODAY)

    assert one.best_month in {date(2026, 12, 1), date(2027, 1, 1), date(2027, 2, 1)}
    assert one.rising_to == one.best_month


def test_best_month_is_the_one_that_the_customer_named_or_next_to_it():
    assert chance(lost_on=date(2023, 1, 1), customer_date=date(2027, 2, 1)).rising_to in {
        date(2027, 1, 1),
        date(2027, 2, 1),
        date(2027, 3, 1),
        date(2027, 4, 1),
    }


def test_no_month_stands_out_years_after_the_loss():
    assert chance(lost_on=date(2021, 6, 1)).rising_to is None


@pytest.mark.parametrize(("days_ahead", "field"), [(90, "chance_90"), (180, "chance_180"), (365, "chance_365")])
def test_draws_give_the_chance_within_any_number_of_months(days_ahead, field):
    forecast = forecast_returns(MIXED, today=TODAY)

    assert forecast.draws.chance(days_ahead).tolist() == [getattr(one, field) for one in forecast.chances]


@pytest.mark.parametrize("days_ahead", [0, 10, 400])
def test_draws_refuse_a_horizon_beyond_the_year(days_ahead):
    with pytest.raises(HorizonOutOfReach):
        forecast_returns(MIXED, today=TODAY, draws=4).draws.chance(days_ahead)


def test_more_cells_than_fit_at_once_are_taken_in_turns():
    amounts = (None, 1, 1_000_000, 5_000_000, 20_000_000)
    every = [plain(reason=r, reach=h, amount_yen=a) for r in Reason for h in (None, *Reach) for a in amounts]

    last = forecast_returns(every, today=TODAY, draws=800).chances[-1]

    assert len(every) * 800 > VALUES_AT_ONCE
    assert last.low_365 == forecast_returns(every[-1:], today=TODAY, draws=800).chances[0].low_365
