"""Numbers in Japanese writing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.numerals import NotANumeral, read_numeral


def in_kanji(number: int) -> str:
    """Return a number below 10^16 as a contract writes it: 二千三百一万."""
    groups = [number // 10 ** (4 * place) % 10**4 for place in (3, 2, 1, 0)]
    text = "".join(below_ten_thousand(n) + unit for n, unit in zip(groups, ("兆", "億", "万", ""), strict=True) if n)
    return text or "〇"


def below_ten_thousand(number: int) -> str:
    pairs = zip(map(int, f"{number:04}"), ("千", "百", "十", ""), strict=True)
    return "".join(("" if n == 1 and unit else "〇一二三四五六七八九"[n]) + unit for n, unit in pairs if n)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,200.5", "1200.5"),
        ("1E3", "1000"),
        ("50百", "5000"),
        ("3千", "3000"),
        ("1億2.5千万", "125000000"),
        ("二〇二六", "2026"),
    ],
)
def test_read_numeral_reads_digits_and_units(text, number):
    assert read_numeral(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "万", "億万", "千百千", "1,2", "1.2.3", "12百万3百万", "1.5千5", "壱円"])
def test_read_numeral_refuses_what_is_no_number(text):
    with pytest.raises(NotANumeral):
        read_numeral(text)


@given(st.integers(0, 10**16 - 1))
def test_read_numeral_reads_kanji_back(number):
    assert read_numeral(in_kanji(number)) == number


@given(st.text(alphabet="0123456789,.一二三十百千万億兆壱萬拾E+-x"))
def test_read_numeral_raises_nothing_else(text):
    try:
        number = read_numeral(text)
    except NotANumeral:
        return

    assert number >= 0
