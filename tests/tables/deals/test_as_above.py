from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.deals.as_above import filled_from_above, means_as_above
from atoippo.tables.rows import Field

REPS = ["山田", "佐藤", "鈴木", "田中", "高橋"]


def names(rows: int, seed: int = 1) -> list[str]:
    return random.Random(seed).choices(REPS, k=rows)


def written_once(texts: list[str]) -> list[str]:
    return [text if n == 0 or texts[n - 1] != text else "" for n, text in enumerate(texts)]


def with_gaps(texts: list[str], share: float, seed: int = 2) -> list[str]:
    chance = random.Random(seed)
    return [texts[0], *("" if chance.random() < share else text for text in texts[1:])]


@pytest.mark.parametrize("rows", [40, 400])
def test_a_name_written_only_when_it_changes_means_as_above(rows):
    assert means_as_above([written_once(names(rows))], Field.MEMBER)


def test_sheets_speak_together():
    assert means_as_above([written_once(names(14, seed)) for seed in range(4)], Field.MEMBER)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.6])
def test_values_that_are_missing_do_not_mean_as_above(share):
    assert not means_as_above([with_gaps(names(400), share)], Field.MEMBER)


def test_names_taking_turns_with_a_gap_do_not_mean_as_above():
    assert not means_as_above([[*REPS * 20, "", *REPS]], Field.MEMBER)


@pytest.mark.parametrize("size", [2, 4, 20])
def test_names_in_blocks_mean_as_above(size):
    blocks = [text for n in range(12) for text in (f"課{n % 6}", *[""] * (size - 1))]

    assert means_as_above([blocks], Field.TEAM)


def test_a_few_companies_in_blocks_mean_as_above():
    assert means_as_above([["A社", "", "", "B社", "", "C社", ""]], Field.COMPANY)
    assert not means_as_above([["山田", "", "", "佐藤", "", "鈴木", ""]], Field.MEMBER)


def test_six_rows_prove_nothing():
    assert not means_as_above([["A社", "", "", "B社", "", "C社"]], Field.COMPANY)


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["", "A社", "", "B社"],
        ["A社", "B社"],
        ["A社", "A社", "", "B社"],
        ["A社", "", "", "", ""],
        ["A社", "B社", "C社", "D社", "E社", "", "F社"],
    ],
)
def test_too_little_or_other_things_do_not_mean_as_above(texts):
    assert not means_as_above([texts], Field.COMPANY)


def test_filled_from_above_follows_ditto_signs_and_blanks_where_they_mean_so():
    texts = ["A社", "〃", "", "B社", "同上"]

    assert filled_from_above(texts, blanks=False) == ["A社", "A社", "", "B社", "B社"]
    assert filled_from_above(texts, blanks=True) == ["A社", "A社", "A社", "B社", "B社"]


@given(st.lists(st.sampled_from(["", "A", "B", "〃"])))
def test_filled_from_above_never_changes_what_stands_there(texts):
    filled = filled_from_above(texts, blanks=True)

    assert [new for old, new in zip(texts, filled, strict=True) if old in {"A", "B"}] == [
        t for t in texts if t in {"A", "B"}
    ]
