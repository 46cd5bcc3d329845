from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.columns.best_total import best_total
from atoippo.tables.rows import Field

FIELDS = (Field.DEAL, Field.COMPANY, Field.NOTE)
SCORES = st.lists(
    st.dictionaries(st.sampled_from(FIELDS), st.sampled_from([0.3, 0.5, 0.6, 0.75, 0.9]), max_size=3), max_size=4
)


def test_best_total_moves_a_column_where_that_helps_more():
    scores = [{Field.DEAL: 0.9, Field.COMPANY: 0.8}, {Field.DEAL: 0.85}]

    assert best_total(scores, at_least=0.5) == {Field.COMPANY: 0, Field.DEAL: 1}


def test_best_total_leaves_out_what_is_not_good_enough():
    assert best_total([{Field.DEAL: 0.4}, {}], at_least=0.5) == {}


def test_best_total_takes_the_first_of_equals():
    assert best_total([{Field.DEAL: 0.9}, {Field.DEAL: 0.9}], at_least=0.5) == {Field.DEAL: 0}


@given(SCORES)
def test_best_total_is_the_best_of_all_ways(scores):
    found = best_total(scores, at_least=0.5)

    seats = [*range(len(scores)), *[None] * len(FIELDS)]
    totals = (
        sum(
            worth
            for field, column in zip(FIELDS, way, strict=True)
            if column is not None and (worth := scores[column].get(field, 0.0)) >= 0.5
        )
        for way in permutations(seats, len(FIELDS))
    )
    assert round(sum(scores[column][field] for field, column in found.items()), 9) == round(max(totals), 9)
    assert len(set(found.values())) == len(found)
