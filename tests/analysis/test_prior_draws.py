"""Draws of worlds: deterministic, and of the mixture that the tables describe."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from atoippo.analysis import priors
from atoippo.analysis.prior_draws import REACHES, REASONS, Coefficients, draw_coefficients

DRAWS = 20_000
TABLE_SHARE = 1 * 0.5 + 0.5 * 0.25
WIDTH_SQUARED = np.average(np.square(priors.WIDTHS), weights=priors.WIDTH_WEIGHTS)
BASELINE_VARIANCE = (0.3**2 + 1.0**2) / 2


def arrays(coefficients: Coefficients):
    return [getattr(coefficients, field.name) for field in fields(coefficients)]


def test_same_seed_gives_the_same_worlds():
    for one, again in zip(arrays(draw_coefficients(50, 3)), arrays(draw_coefficients(50, 3)), strict=True):
        np.testing.assert_array_equal(one, again)


def test_another_seed_gives_other_worlds():
    assert (draw_coefficients(50, 3).reason != draw_coefficients(50, 4).reason).all()


@pytest.mark.parametrize("draws", [1, 2, 800])
def test_every_row_has_a_finite_draw_for_each_world(draws):
    drawn = arrays(draw_coefficients(draws, 5))

    assert {array.shape[1] for array in drawn} == {draws}
    assert all(np.isfinite(array).all() for array in drawn)


def test_some_worlds_keep_the_coefficients_that_they_have_among_all():
    drawn = draw_coefficients(50, 3)

    for some, among_all in zip(arrays(drawn.of_worlds(slice(20, 30))), arrays(drawn), strict=True):
        np.testing.assert_array_equal(some, among_all[:, 20:30])


def test_effects_lie_around_the_believed_share_of_their_table():
    drawn = draw_coefficients(DRAWS, 1).reason
    expected = [TABLE_SHARE * priors.REASON_EFFECT[reason] for reason in REASONS]

    np.testing.assert_allclose(drawn.mean(axis=1), expected, atol=5 * np.sqrt(WIDTH_SQUARED / DRAWS))


def test_effects_are_as_wide_as_the_mixture_says():
    drawn = draw_coefficients(DRAWS, 1).amount  # its table is 0, so that the width is all

    np.testing.assert_allclose(drawn.var(axis=1), WIDTH_SQUARED, rtol=0.1)


def test_baseline_keeps_the_mean_of_its_table_whatever_the_tables_share():
    drawn = draw_coefficients(DRAWS, 1).returning[:-1]

    np.testing.assert_allclose(drawn.mean(axis=1), np.log(priors.RETURN_HAZARD), atol=0.03)
    np.testing.assert_allclose(drawn.var(axis=1), BASELINE_VARIANCE, rtol=0.1)


def test_baseline_bands_share_most_of_their_error():
    drawn = draw_coefficients(DRAWS, 1).not_returning

    assert np.corrcoef(drawn[0], drawn[5])[0, 1] == pytest.approx(priors.LEVEL_SHARE, abs=0.03)


def test_unknown_day_and_unknown_reach_are_less_sure_than_known_ones():
    drawn = draw_coefficients(DRAWS, 1)
    extra_day = drawn.returning[-1].var() - drawn.returning[:-1].var(axis=1).mean()
    extra_reach = drawn.reach[REACHES.index(None)].var() - drawn.reach[1:].var(axis=1).mean()

    assert extra_day == pytest.approx(priors.UNKNOWN_DAY_SD**2, abs=0.06)
    assert extra_reach == pytest.approx(priors.UNKNOWN_REACH_SD**2, abs=0.06)


def test_effects_of_one_world_share_its_width():
    drawn = np.abs(draw_coefficients(DRAWS, 1).amount)

    assert np.corrcoef(drawn[0], drawn[1])[0, 1] > 0.1
