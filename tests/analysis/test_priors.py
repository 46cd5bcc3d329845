"""The tables that everything starts from: whole, immutable, and of the shape that their words promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from analysis.samples import PLAIN
from atoippo.analysis import priors
from atoippo.analysis.return_model import forecast_returns
from atoippo.values.reach import Reach
from atoippo.values.reason import SIX_REASONS, Reason


def test_tables_know_every_reason_and_every_reach():
    assert set(priors.REASON_EFFECT) == set(priors.WIN_RATE_BY_REASON) == set(Reason)
    assert set(priors.REACH_EFFECT) == set(priors.WIN_SHIFT_BY_REACH) == {None, *Reach}


def test_tables_have_a_line_for_every_band_and_month():
    assert len(priors.RETURN_HAZARD) == len(priors.NO_RETURN_HAZARD) == len(priors.BAND_STARTS)
    assert len(priors.FISCAL_MONTH_EFFECT) == 12
    assert len(priors.AMOUNT_EFFECT) == len(priors.AMOUNT_FLOORS_YEN) + 1
    assert len(priors.WIDTHS) == len(priors.WIDTH_WEIGHTS)


def test_tables_cannot_be_changed():
    with pytest.raises(TypeError):
        priors.REASON_EFFECT[Reason.TIMING] = 0.0


def test_hazard_has_its_bumps_half_a_year_and_a_year_after_the_loss():
    by_band = dict(zip(priors.BAND_STARTS, priors.RETURN_HAZARD, strict=True))

    assert by_band[3] < by_band[6] > by_band[9] < by_band[12] > by_band[15]


def test_effects_rise_with_reach():
    effects = [priors.REACH_EFFECT[reach] for reach in Reach]

    assert all(nearer > farther for farther, nearer in pairwise(effects))


@pytest.mark.parametrize("today", [date(2026, 1, 10), date(2026, 4, 1), date(2026, 8, 20), date(2026, 12, 1)])
def test_average_fresh_loss_returns_within_a_year_in_eight_to_ten_of_a_hundred_cases(today):
    reaches = (Reach.SHARED, Reach.PROPOSED, Reach.COMPARED)
    fresh = [replace(PLAIN, reason=reason, reach=reach, lost_on=today) for reason in SIX_REASONS for reach in reaches]

    chances = [chance.chance_365 for chance in forecast_returns(fresh, today=today).chances]

    assert 0.08 <= np.mean(chances) <= 0.10


def test_win_rate_weighs_as_many_returns_as_it_says():
    prior = priors.win_rate_given_return(Reason.TIMING, None)

    assert prior.wins + prior.losses == pytest.approx(priors.WIN_PSEUDO_RETURNS)
    assert prior.mean == pytest.approx(priors.WIN_RATE_BY_REASON[Reason.TIMING])


@pytest.mark.parametrize("reason", Reason)
def test_win_rate_rises_with_reach(reason):
    rates = [priors.win_rate_given_return(reason, reach).mean for reach in Reach]

    assert all(0 < farther < nearer < 1 for farther, nearer in pairwise(rates))
