"""Lines with broken quotes are cut where a person would cut them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.files.loose_quotes import LooseQuotes


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("a,b", ["a", "b"]),
        ("a,", ["a", ""]),
        ("", [""]),
        ('"a,b",c', ["a,b", "c"]),
        ('"a""b",c', ['a"b', "c"]),
        ('"",""', ["", ""]),
        ('"He said "no" to us",失注', ['He said "no" to us', "失注"]),
        ('"abc,失注', ['"abc', "失注"]),
        ('5" 画面,"x"', ['5" 画面', "x"]),
        ('"a"b,c', ['"a"b', "c"]),
    ],
)
def test_line_is_cut_into_cells(line, cells):
    assert LooseQuotes(",").record(line, 0, len(line)) == (cells, len(line))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_record_ends_behind_its_line_break(line_break):
    text = f'"a{line_break}b"\tc{line_break}d\te'

    assert LooseQuotes("\t").record(text, 0, len(text)) == ([f"a{line_break}b", "c"], text.index("d"))


def test_limit_ends_the_search_for_a_closing_quote():
    text = '"a,b\nc",d\n'

    assert LooseQuotes(",").record(text, 0, 5) == (['"a', "b"], 5)


@given(st.text(alphabet='ab",\n\r', max_size=60), st.sampled_from([",", "|", "\t"]))
def test_reading_goes_on_to_the_end_of_any_text(text, separator):
    loose, position, records = LooseQuotes(separator), 0, 0

    while position < len(text):
        _, position = loose.record(text, position, len(text))
        records += 1

    assert position == len(text)
    assert records <= len(text)
