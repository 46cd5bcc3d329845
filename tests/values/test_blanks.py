"""Words for nothing known yet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.blanks import NOTHING_KNOWN, says_nothing
from atoippo.values.japanese_text import fold


@pytest.mark.parametrize(
    "text", ["", "　", "―", "---", "…", "？", "（未定）", "Ｎ／Ａ", "#N/A", "To be determined", "\n", " " * 500]
)
def test_says_nothing_knows_signs_and_words(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["0", "×", "未定義の項目", "なし崩し", "-1", "x" * 500])
def test_says_nothing_leaves_what_says_something(text):
    assert not says_nothing(text)


def test_blank_words_are_written_as_fold_writes_them():
    assert {fold(word) for word in NOTHING_KNOWN} == NOTHING_KNOWN


@given(st.text())
def test_says_nothing_never_fails(text):
    assert says_nothing(text) in {True, False}
