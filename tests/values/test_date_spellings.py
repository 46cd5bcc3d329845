"""Days and months as spelt."""

from __future__ import annotations

import pytest

from atoippo.values.date_spellings import Spelling, clean, full_year, spelling_of


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("'2026/3/31", "2026/3/31"),
        ("２０２６－３－３１", "2026-3-31"),
        ("西暦 2026年 3月 31日 ", "2026年3月31日"),
        ("二〇二六年十二月二十日", "2026年12月20日"),
        ("令和三十年十月十日", "令和30年10月10日"),
        ("十十年三月", "十十年3月"),
        ("二三十年三月", "二三十年3月"),
        ("mar 31", "MAR 31"),
    ],
)
def test_clean_leaves_one_spelling_of_signs_and_numbers(text, cleaned):
    assert clean(text) == cleaned


def test_spelling_of_keeps_era_and_what_follows():
    assert spelling_of("令和元年5月1日(水)") == Spelling(1, 5, 1, "令和", is_month_end=False, after="(水)")


def test_spelling_of_tells_a_months_end_from_a_month():
    assert [spelling_of(text) for text in ("2026年3月末", "MAR 2026", "2026年3月中")] == [
        Spelling(2026, 3, None, None, is_month_end=True, after=""),
        Spelling(2026, 3, None, None, is_month_end=False, after=""),
        None,
    ]


@pytest.mark.parametrize(("digits", "year"), [("2026", 2026), ("69", 2069), ("70", 1970), ("00", 2000), ("0026", 26)])
def test_full_year_puts_two_digits_into_their_century(digits, year):
    assert full_year(digits) == year
