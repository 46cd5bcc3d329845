"""The middle deal is the median of a list in which every deal of a cell is counted, and equals are on neither side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.analysis.middles import above_and_below, middles_by_draw

in_cells = st.lists(st.tuples(st.integers(1, 5), st.lists(st.integers(0, 6), min_size=3, max_size=3)), min_size=1)


@given(in_cells)
def test_middle_is_the_median_of_the_deals_written_out_one_by_one(cells):
    deals_of_cell, chances = np.array([deals for deals, _ in cells]), np.array([drawn for _, drawn in cells], float)

    middles = middles_by_draw(chances, deals_of_cell)

    np.testing.assert_array_equal(middles, np.median(np.repeat(chances, deals_of_cell, axis=0), axis=0))


@pytest.mark.parametrize(
    ("deals_of_cell", "middle"), [((1, 1, 1), 0.25), ((1, 1, 3), 0.5), ((1, 1, 2), 0.375), ((9, 1, 1), 0.125)]
)
def test_middle_counts_every_deal_of_a_cell(deals_of_cell, middle):
    chances = np.array([[0.125], [0.25], [0.5]], dtype=np.float32)

    assert middles_by_draw(chances, np.array(deals_of_cell)).tolist() == [middle]


def test_middles_keep_single_precision():
    assert middles_by_draw(np.ones((3, 2), dtype=np.float32), np.array([1, 2, 1])).dtype == np.float32


def test_sides_count_the_draws_and_leave_out_who_equals_the_middle():
    chances = np.array([[0.1, 0.3, 0.2], [0.2, 0.20001, 0.19999], [0.3, 0.3, 0.1]])

    above, below = above_and_below(chances, np.array([0.2, 0.2, 0.2]))

    assert (above.tolist(), below.tolist()) == ([1, 0, 2], [1, 0, 1])
