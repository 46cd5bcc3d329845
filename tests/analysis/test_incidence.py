"""The Aalen–Johansen sum against lives that were simulated without it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.analysis.incidence import returned_by_month
from atoippo.analysis.simulate_returns import simulate_returns

LIVES = 40_000
SHAPES = {
    "flat": (np.full(12, 0.02), np.full(12, 0.03)),
    "two bumps": (np.array([1, 1, 2, 4, 9, 4, 2, 2, 4, 8, 9, 4]) / 100, np.full(12, 0.01)),
    "rising against falling": (np.linspace(0.001, 0.2, 12), np.linspace(0.3, 0.01, 12)),
    "hardly any returns": (np.full(12, 0.0005), np.full(12, 0.1)),
    "all return soon": (np.full(12, 1.5), np.full(12, 0.01)),
    "nobody is lost for good": (np.linspace(0.1, 0.01, 12), np.full(12, 1e-9)),
    "one month alone": (np.where(np.arange(12) == 6, 2.0, 1e-6), np.full(12, 0.05)),
    "both clocks run fast": (np.full(12, 2.0), np.full(12, 3.0)),
}


def simulated(shape):
    return simulate_returns(*(np.tile(hazards, (LIVES, 1)) for hazards in shape), seed=7)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("month", [1, 3, 6, 12])
def test_sum_equals_the_frequency_of_simulated_returns(shape, month):
    chance = list(returned_by_month(zip(*shape, strict=True)))[month - 1]

    frequency = simulated(shape).returned_by(month).mean()

    assert abs(frequency - chance) <= 4 * np.sqrt(max(chance * (1 - chance), 1e-6) / LIVES)


@pytest.mark.parametrize("name", ["flat", "rising against falling", "hardly any returns", "both clocks run fast"])
def test_forgetting_those_who_never_return_is_plainly_wrong(name):
    naive = 1 - np.exp(-SHAPES[name][0].sum())

    frequency = simulated(SHAPES[name]).returned_by(12).mean()

    assert naive - frequency > 8 * np.sqrt(frequency * (1 - frequency) / LIVES)


hazards = st.floats(1e-8, 50.0)


@given(st.lists(st.tuples(hazards, hazards), min_size=1, max_size=24))
def test_sum_is_a_probability_that_never_falls(months):
    by_month = [float(chance) for chance in returned_by_month(months)]

    assert all(0.0 <= chance <= 1.0 + 1e-12 for chance in by_month)
    assert by_month == sorted(by_month)


def test_sum_takes_arrays_of_any_one_shape():
    returning, not_returning = np.full((5, 3), 0.1), np.full(3, 0.2)

    (chance,) = returned_by_month([(returning, not_returning)])

    assert chance.shape == (5, 3)
    np.testing.assert_allclose(chance, (1 - np.exp(-0.3)) / 3)
