from __future__ import annotations

import pytest

from atoippo.tables.columns.deal_columns import DealColumns
from atoippo.tables.columns.profiles import is_amount, is_date, profile_of
from atoippo.tables.sheet import Row
from atoippo.tables.vocabulary.outcomes import outcome_of


def profile(*texts: str):
    return profile_of(DealColumns(("列",), tuple(Row(n, (text or None,)) for n, text in enumerate(texts))), 0)


def test_profile_of_an_empty_column_is_all_nothing():
    empty = profile("", "", "未定")

    assert (empty.rows, empty.fill, empty.sampled, empty.different, empty.length, empty.dates) == (3, 1 / 3, 0, 0, 0, 0)


def test_profile_of_a_table_without_rows_is_empty():
    assert profile().fill == 0


def test_profile_counts_what_the_values_look_like():
    seen = profile("2024/1/6", "R6.3.4", "株式会社さくら", "失注")

    assert (seen.dates, seen.companies, seen.outcomes, seen.closings, seen.different) == (0.5, 0.25, 0.25, 0.25, 1.0)


def test_profile_tells_bare_numbers_from_serials_and_amounts():
    seen = profile("45297", "1,200", "300万円", "提案")

    assert (seen.bare_numbers, seen.serials, seen.amounts) == (0.5, 0.25, 0.75)


def test_profile_knows_stages_reasons_chances_and_flags():
    seen = profile("提案", "価格", "A", "○")

    assert (seen.stages, seen.reasons, seen.chances, seen.flags) == (0.25, 0.25, 0.25, 0.25)


def test_profile_does_not_look_for_words_in_long_texts():
    assert profile("失注" * 30).outcomes == 0


def test_profile_counts_different_meanings_not_words():
    assert profile("失注", "見送り", "受注", "?").different_by(outcome_of) == 2


def test_profile_of_many_rows_takes_a_sample():
    assert profile(*["失注", "受注", "商談中"] * 2_000).sampled <= 600


@pytest.mark.parametrize(
    ("text", "expected"),
    [("03/04/05", True), ("2024年3月1日", True), ("20240301", True), ("45297", False), ("春", False)],
)
def test_is_date_knows_ambiguous_ones_too(text, expected):
    assert is_date(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("300万円", True), ("$1,200", True), ("1200", True), ("高い", False)])
def test_is_amount_knows_every_currency(text, expected):
    assert is_amount(text) is expected
