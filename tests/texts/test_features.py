"""What the classifier sees of a text."""

from __future__ import annotations

import numpy as np
import pytest

from atoippo.texts.features import CONCEPT_WEIGHT, SparseRows, clause_features, gathered, scaled
from atoippo.texts.lexicon import Lexicon
from atoippo.texts.training import feature_table
from atoippo.texts.windows import key_table


@pytest.fixture
def table():
    return feature_table(["予算"], Lexicon(("money", "taste"), {"予算": (0,), "味": (1,)}, ("意味",)))


def last_concept_of(rows, table, row):
    return max((rows.features[rows.rows == row] - len(table.grams.keys)).clip(min=-1).tolist())


def test_known_grams_and_concepts_are_found(table):
    rows = clause_features([" 予算 "], table)

    assert rows.features.tolist() == [*range(len(table.grams.keys)), len(table.grams.keys)]
    assert rows.unseen.tolist() == [0]


def test_terms_inside_neutral_words_do_not_count(table):
    rows = clause_features([" 味 ", " 意味 "], table)

    assert [last_concept_of(rows, table, row) for row in (0, 1)] == [1, -1]


def test_unseen_grams_are_counted(table):
    rows = clause_features(["高い"], table)

    assert rows.unseen.tolist() == [3]
    assert len(rows.features) == 0


def test_lexicon_may_be_empty():
    table = feature_table(["予算"], Lexicon((), {}, ()))

    assert table.count == len(table.grams.keys) == len(clause_features([" 予算 "], table).features)


def test_text_gathers_its_clauses_by_their_weight():
    clauses = SparseRows(np.array([1.0, 2.0, 4.0]), np.array([0, 1, 1, 2]), np.array([5, 5, 6, 7]), np.ones(4))

    texts = gathered(clauses, np.array([0, 0, 1]), np.array([1.0, 0.5, 0.0]), 2)

    assert (texts.rows.tolist(), texts.features.tolist()) == ([0, 0], [5, 6])
    assert texts.values.tolist() == [1.0, 0.5]
    assert texts.unseen.tolist() == [1.5, 0.0]


def test_scaled_rows_have_length_one_beside_their_concepts():
    rows = SparseRows(np.zeros(1), np.array([0, 0, 0]), np.array([0, 1, 2]), np.ones(3))

    values = scaled(rows, np.array([3.0, 4.0], np.float32), 5.0).values

    assert values.tolist() == pytest.approx([0.6, 0.8, CONCEPT_WEIGHT])


def test_unseen_grams_make_a_row_weaker():
    rows = SparseRows(np.array([1.0]), np.array([0]), np.array([0]), np.ones(1))

    assert scaled(rows, np.array([3.0], np.float32), 4.0).values.tolist() == pytest.approx([0.6])


def test_rows_times_weights_add_up():
    rows = SparseRows(np.zeros(2), np.array([0, 0, 1]), np.array([0, 1, 1]), np.array([1.0, 2.0, 3.0]))

    assert rows.times(np.array([[1, 0], [0, 1]], np.float32)).tolist() == [[1, 2], [0, 3]]


def test_empty_table_has_no_keys():
    assert key_table(np.empty(0, np.uint64)).keys.tolist() == []
