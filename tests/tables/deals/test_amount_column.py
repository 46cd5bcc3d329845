from __future__ import annotations

import pytest

from atoippo.tables.deals.amount_column import (
    about_unit,
    foreign,
    header_with_unit,
    read_amounts,
    unit_in_titles,
    unit_of_column,
)


def read(*texts, header="金額", unit=1, currencies=None):
    return read_amounts(texts, header, unit=unit, currencies=currencies)


def test_read_amounts_reads_yen_and_leaves_blanks():
    assert read("￥1,200", "300万円", "", "未定", "0", "△500").values == [
        (1_200, None), (3_000_000, None), (None, None), (None, None), (0, None), (-500, None),
    ]  # fmt: skip


def test_read_amounts_multiplies_bare_numbers_only():
    assert read("3190", "1200円", unit=1_000).values == [(3_190_000, None), (1_200, None)]


def test_read_amounts_finds_fault_with_words():
    found = read("高い", "高い")

    assert {row: (fault.column, fault.value) for row, fault in found.faults.items()} == {
        0: ("金額", "高い"),
        1: ("金額", "高い"),
    }
    assert str(found.faults[0].advice) == (
        "「高い」は金額として読めません。「1,200,000」や「120万円」のように、金額だけを書いてください。"
    )


def test_read_amounts_keeps_other_currencies_as_text():
    found = read("$1,200", "1200")

    assert found.values == [(None, "$1,200"), (1_200, None)]
    assert [str(notice) for notice in found.notices] == ["円以外の通貨の1件は、金額の合計に入れていません。"]


def test_read_amounts_hears_the_currency_of_header_and_column():
    assert read("1200", header="deal_value_usd").values == [(None, "1200 USD")]
    assert read("1200", "1200", "", currencies=["USD", "JPY", "USD"]).values == [
        (None, "1200 USD"),
        (1_200, None),
        (None, None),
    ]


@pytest.mark.parametrize(
    ("header", "title_unit", "unit"),
    [("金額（千円）", None, 1_000), ("金額（円）", 1_000, 1), ("金額", 10_000, 10_000), ("金額", None, 1)],
)
def test_unit_of_column_hears_the_header_before_the_title(header, title_unit, unit):
    assert unit_of_column(header, title_unit) == unit


def test_unit_in_titles_needs_the_word_unit():
    assert [unit_in_titles(titles) for titles in (["案件一覧", "（単位：千円）"], ["3千円"], ["単位あり"])] == [
        1_000,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("header", "unit", "named"),
    [("金額", 1_000, "金額（千円）"), ("金額（千円）", 1_000, "金額（千円）"), ("金額", 1, "金額")],
)
def test_header_with_unit_names_it_once(header, unit, named):
    assert header_with_unit(header, unit) == named


def test_about_unit_speaks_of_units_other_than_yen():
    assert [str(about_unit(unit)) for unit in (1_000, 1)] == ["千円単位として読みました", "None"]


def test_foreign_knows_words_and_signs_of_other_currencies():
    assert [foreign(word) for word in ("usd", "ドル", "JPY", "円", "", "?")] == ["USD", "USD", None, None, None, None]


@pytest.mark.parametrize(
    ("title", "unit"),
    [("※金額は千円単位です", 1_000), ("（百万円）", 1_000_000), ("5千円以上の案件", None), ("案件一覧", None)],
)
def test_unit_in_titles_is_said_in_several_ways(title, unit):
    assert unit_in_titles([title]) == unit
