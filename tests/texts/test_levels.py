"""From where on a suggestion is sure, and a second reason is meant."""

from __future__ import annotations

import numpy as np
import pytest

from atoippo.texts.levels import NEVER, NEVER_A_SECOND, second_level, second_place, sure_level, wilson_low


def chances(*of_the_first):
    rest = (1 - np.array(of_the_first))[:, None] / 6
    return np.hstack([np.array(of_the_first)[:, None], np.repeat(rest, 6, axis=1)])


def test_sure_level_is_the_lowest_with_enough_right_ones_above():
    of_the_first = np.concatenate([np.full(200, 0.9), np.full(100, 0.6)])
    labels = np.concatenate([np.zeros(200, int), np.ones(100, int)])

    level = sure_level(chances(*of_the_first), labels, np.full(300, -1))

    assert level == 0.9


def test_level_includes_all_texts_of_the_same_chance():
    labels = np.concatenate([np.zeros(200, int), np.ones(100, int)])

    assert sure_level(chances(*np.full(300, 0.9)), labels, np.full(300, -1)) == NEVER


def test_a_second_label_is_right_too():
    assert sure_level(chances(*np.full(200, 0.9)), np.ones(200, int), np.zeros(200, int)) == 0.9


def test_nothing_is_sure_on_few_texts():
    assert sure_level(chances(0.9, 0.9), np.zeros(2, int), np.full(2, -1)) == NEVER


def test_second_level_is_the_lowest_at_which_half_are_right():
    scores = np.full((4, 7), -5.0)
    scores[:, 0] = 2
    scores[:, 1] = [1.0, 0.5, -1.0, -2.0]
    first, labels = np.zeros(4, int), np.zeros(4, int)

    level = second_level(first, scores, labels, np.array([1, 1, -1, -1]))

    assert level == -2.0


def test_second_is_never_named_where_it_is_never_right():
    scores = np.zeros((2, 7))

    assert second_level(np.array([0, 6]), scores, np.zeros(2, int), np.full(2, -1)) == NEVER_A_SECOND


def test_second_place_is_not_the_first_and_never_other():
    scores = np.array([[3.0, 1, 2, 0, 0, 0, 9], [3.0, 1, 2, 0, 0, 0, 9]])

    second, named = second_place(np.array([0, 6]), scores)

    assert (second.tolist(), named.tolist()) == ([2, 0], [2, 3])


@pytest.mark.parametrize(("right", "n", "low"), [(95, 100, 0.8997), (0, 10, 0.0), (10, 10, 0.787)])
def test_wilson_low_is_the_lower_end_of_the_interval(right, n, low):
    assert wilson_low(right, n) == pytest.approx(low, abs=2e-3)
