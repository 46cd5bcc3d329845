"""The column of 法人番号."""

from __future__ import annotations

from atoippo.tables.deals.corporate_number_column import read_corporate_numbers
from tables.small_tables import chosen, notices, read, values

SAKURA = "7000012050002"


def test_corporate_numbers_are_read_with_their_deals():
    reading = read(f"会社名,法人番号,結果\nさくら,T{SAKURA},失注\nみなと,,受注\nあさひ,－,失注")

    assert values(reading, "corporate_number") == [(SAKURA,), (None,), (None,)]
    assert notices(reading) == []


def test_corporate_numbers_that_are_none_leave_their_rows_among_the_deals():
    reading = read("会社名,法人番号,結果\nさくら,7.00001E+12,失注\nみなと,1234567890123,受注")

    assert values(reading, "corporate_number") == [(None,), (None,)]
    assert reading.set_aside == ()
    assert notices(reading) == [
        "「法人番号」の2件は法人番号として読めないため、使いませんでした（例：7.00001E+12）。13桁の数字かどうかをお確かめください。"
    ]


def test_corporate_numbers_of_the_register_get_their_check_digit():
    found = read_corporate_numbers(["0000-12-050002", "000012050002", SAKURA, "12"], "会社法人等番号")

    assert found.values == [SAKURA, SAKURA, SAKURA, None]


def test_twelve_digits_under_another_header_are_a_number_cut_short():
    assert read_corporate_numbers(["000012050002"], "法人番号").values == [None]


def test_corporate_number_is_not_the_deals_own_number():
    assert chosen(f"会社番号,法人番号,商談ID,会社名,結果\n1,{SAKURA},9,さくら,失注") == {
        "deal_id": "商談ID", "company": "会社名", "corporate_number": "法人番号", "outcome": "結果",
    }  # fmt: skip
