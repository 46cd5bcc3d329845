"""The simulator keeps to the truth that it is given."""

from __future__ import annotations

import numpy as np
import pytest

from atoippo.analysis.simulate_returns import simulate_returns

LIVES = 50_000


def lives(returning, not_returning, seed=1):
    return simulate_returns(np.full((LIVES, 6), returning), np.full((LIVES, 6), not_returning), seed=seed)


def test_simulation_is_the_same_every_time():
    np.testing.assert_array_equal(lives(0.1, 0.2).month, lives(0.1, 0.2).month)


def test_deals_leave_at_the_rate_of_both_hazards():
    assert (lives(0.1, 0.2).month > 0).mean() == pytest.approx(1 - np.exp(-6 * 0.3), abs=0.01)


def test_those_who_leave_return_in_the_proportion_of_the_hazards():
    simulated = lives(0.1, 0.2)

    assert simulated.returned[simulated.month > 0].mean() == pytest.approx(1 / 3, abs=0.01)


def test_nobody_returns_twice_or_after_being_lost_for_good():
    simulated = lives(0.1, 0.2)

    assert not simulated.returned[simulated.month == 0].any()
    assert simulated.returned_by(6).sum() == simulated.returned.sum()


def test_returns_by_a_month_grow():
    by_month = [lives(0.1, 0.2).returned_by(month).sum() for month in range(7)]

    assert by_month[0] == 0
    assert by_month == sorted(by_month)
