"""Texts cut into clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.clauses import LONGEST_CLAUSE, same_width, split_clauses

ANY_TEXT = st.text(
    alphabet=st.characters(exclude_categories=()) | st.sampled_from("がけどのでため、。！？\n\r→ 　ｶﾞ>-.")
)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        (" 　\n", []),
        ("予算がない", ["予算がない"]),
        ("価格は問題なかったが稟議で止まった", ["価格は問題なかったが", "稟議で止まった"]),
        ("高いけど良い。でも他社", ["高いけど", "良い。", "でも他社"]),
        ("忙しいので、来年に", ["忙しいので、", "来年に"]),
        ("業績悪化のため見送り", ["業績悪化のため", "見送り"]),
        ("部長に反対されて流れた", ["部長に反対されて", "流れた"]),
        ("検討していただいております", ["検討していただいております"]),
        ("価格ではなく対応の遅さ", ["価格ではなく", "対応の遅さ"]),
        ("単価NG→他社", ["単価NG→", "他社"]),
        ("うちの値段がネック", ["うちの値段がネック"]),
        ("1,200千円、高い", ["1,200千円、", "高い"]),
        ("ｺｽﾄ高｡他社", ["ｺｽﾄ高｡", "他社"]),
        ("We liked it, but the CFO said no", ["We liked it,", "but the CFO said no"]),
        ("not because of price", ["not because of price"]),
    ],
)
def test_text_is_cut_where_one_thing_is_said(text, clauses):
    assert [clause.text for clause in split_clauses(text)] == clauses


def test_clause_knows_whether_it_ends_its_sentence():
    clauses = split_clauses("高いが、良い。終わり")

    assert [clause.ends_sentence for clause in clauses] == [False, True, True]


def test_long_clause_is_cut():
    clauses = split_clauses("あ" * (2 * LONGEST_CLAUSE + 1))

    assert [len(clause.text) for clause in clauses] == [LONGEST_CLAUSE, LONGEST_CLAUSE, 1]


@given(ANY_TEXT)
def test_clauses_are_slices_that_hold_all_but_blanks(text):
    clauses = split_clauses(text)

    assert [text[clause.start : clause.start + len(clause.text)] for clause in clauses] == [c.text for c in clauses]
    assert "".join("".join(clause.text.split()) for clause in clauses) == "".join(text.split())


@given(ANY_TEXT)
def test_same_width_keeps_every_place(text):
    assert len(same_width(text)) == len(text)
