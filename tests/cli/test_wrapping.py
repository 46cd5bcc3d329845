"""Lines of a terminal: never too wide, never torn where a reader of Japanese stumbles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.cli.wrapping import NOT_AT_END, NOT_AT_START, cells, fold, widest_unit, wrap

SENTENCES = st.text(alphabet="あ漢ア、。」「（）ー…！? abcXYZ09,.-", max_size=120)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("短い文。", 10, ["短い文。"]),
        ("あいうえお。", 10, ["あいうえ", "お。"]),
        ("あいう「えお」", 8, ["あいう", "「えお」"]),
        ("サーバーー", 6, ["サー", "バーー"]),
        ("one more step", 8, ["one more", "step"]),
        ("失注12345件です", 10, ["失注12345", "件です"]),
        ("一行\n二行", 10, ["一行", "二行"]),
        ("see /a/very/long/path", 8, ["see", "/a/very/", "long/pat", "h"]),
    ],
)
def test_wrap_breaks_where_a_reader_expects_it(text, width, lines):
    assert wrap(text, width) == lines


@given(SENTENCES, st.integers(min_value=2, max_value=40))
def test_wrap_never_exceeds_the_width_and_loses_nothing(text, width):
    lines = wrap(text, width)

    assert [line for line in lines if cells(line) > width] == []
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(SENTENCES)
def test_wrap_keeps_signs_from_the_start_and_the_end_of_lines(text):
    width = max(widest_unit(text), 2)

    lines = wrap(text, width)

    assert [line for line in lines[1:] if line[:1] in NOT_AT_START and line] == []
    assert [line for line in lines[:-1] if line[-1:] in NOT_AT_END and line] == []


def test_fold_indents_as_said():
    assert fold("あいうえお。", width=10, first="1 ", rest="  ") == "1 あいうえ\n  お。"


def test_cells_counts_a_combined_sign_once():
    assert (cells("か\u3099"), cells("ｶﾞ"), cells("A漢")) == (2, 2, 3)
