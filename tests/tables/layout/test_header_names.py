"""Names of columns, also from headers of two rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.layout.header_names import Header, column_letters, column_names, read_header
from atoippo.tables.sheet import Row


def header_of(*table: list[object], index: int) -> Header:
    return read_header([Row(line, tuple(cells)) for line, cells in enumerate(table, start=1)], index)


def test_header_of_one_row_gives_its_words():
    table = [["一覧"], ["会社名", "商談\n名称", None, 2024], ["A社", "x", "y", 1]]

    assert header_of(*table, index=1) == Header(1, 1, ("会社名", "商談 名称", "", "2024"))


@pytest.mark.parametrize(
    ("groups", "words", "names"),
    [
        (
            ["会社名", "先方", None, "自社", None],
            ["会社名", "氏名", "役職", "氏名", "部署"],
            ("会社名", "先方／氏名", "先方／役職", "自社／氏名", "自社／部署"),
        ),
        (
            [None, "見積", None, "結果", None],
            ["会社名", "金額", "日付", "金額", "日付"],
            ("会社名", "見積／金額", "見積／日付", "結果／金額", "結果／日付"),
        ),
        (
            ["お客様", None, "商談情報", None, None],
            ["会社名", "氏名", "名称", "金額", "日付"],
            ("お客様／会社名", "お客様／氏名", "商談情報／名称", "商談情報／金額", "商談情報／日付"),
        ),
        (
            ["会社名", "商談", None, None, "備考"],
            [None, "名称", "金額", "日付", None],
            ("会社名", "商談／名称", "商談／金額", "商談／日付", "備考"),
        ),
        (
            ["お客様", None, "商談", None, "結果"],
            ["会社", "担当", "名称", "金額", "状況"],
            ("お客様／会社", "お客様／担当", "商談／名称", "商談／金額", "結果／状況"),
        ),
    ],
)
def test_groups_above_the_header_join_its_words(groups, words, names):
    assert header_of(["一覧"], groups, words, ["A社"] * 5, index=2) == Header(1, 2, names)


@pytest.mark.parametrize(
    "above",
    [
        ["案件一覧", None, None, None],
        ["案件管理表", None, None, "営業部"],
        ["営業部", None, None, "単位：千円"],
        ["営業部", "佐藤", None, 2025],
        ["案件管理表", "営業一部", None, "佐藤"],
        ["営業部", "2025/4/1", None, None],
        ["商談の進み具合と結果の一覧表（全社版）", "営業部", "東京", None],
        ["a", "b", "c", "d"],
        [],
    ],
)
def test_title_above_the_header_joins_nothing(above):
    assert header_of(above, ["会社名", "商談名", "金額", "状況"], index=1) == Header(
        1, 1, ("会社名", "商談名", "金額", "状況")
    )


def test_parts_below_a_word_over_several_columns_are_joined():
    table = [
        ["会社名", "担当", "見積", None, "状況"],
        [None, None, "金額", "日付", None],
        ["A社", "佐藤", 5, 6, "失注"],
    ]

    assert header_of(*table, index=0) == Header(0, 1, ("会社名", "担当", "見積／金額", "見積／日付", "状況"))


def test_part_below_a_word_over_one_column_is_joined_if_others_stand_over_values():
    words, parts = ["会社名", "先方", None, "自社", "額", "状況"], [None, "氏名", "役職", "氏名", "税抜"]
    deals = [["A社", "田中", "部長", "佐藤", "300万円", "失注"]] * 3

    names = ("会社名", "先方／氏名", "先方／役職", "自社／氏名", "額／税抜", "状況")
    assert header_of(words, parts, *deals, index=0) == Header(0, 1, names)
    assert header_of(words, parts, index=0).last == 0


@pytest.mark.parametrize(
    "below",
    [
        ["A社", "在庫管理", None, "メモ"],
        ["A社", None, None, None],
        ["A社", "在庫管理", 500, "失注"],
        [None, None, None, "メモ"],
        [None, "在庫管理", None, "メモ"],
        [None, "2025/4/1", None, "メモ"],
        [],
    ],
)
def test_first_deal_joins_nothing(below):
    names = ("会社名", "商談名", "金額", "")

    assert header_of(["会社名", "商談名", "金額", None], below, index=0) == Header(0, 0, names)


def test_parts_may_be_as_many_as_the_words_above():
    table = [["会社名", "商談", None, None, "備考"], [None, "名称", "金額", "日付"], ["A社", "x", 5, 6]]

    assert header_of(*table, index=0).names == ("会社名", "商談／名称", "商談／金額", "商談／日付", "備考")


def test_row_that_fills_a_header_of_gaps_is_a_deal():
    table = [["会社", None, "状況", None], ["A社", "東京", "失注", "価格"]]

    assert header_of(*table, index=0) == Header(0, 0, ("会社", "", "状況", ""))


@pytest.mark.parametrize("units", [[None, "（千円）", None, "(円)"], [None, "千円", None, "単位：円"]])
def test_units_below_the_header_join_its_words(units):
    names = header_of(["会社名", "金額", "状況", "粗利"], units, ["A社", 5, "失注", 1], index=0)

    assert (names.last, names.names[:3]) == (1, ("会社名", "金額（千円）", "状況"))


def test_unit_below_a_column_without_name_is_left_out():
    assert header_of(["会社名", "金額", None], ["", "円", "円"], index=0).names == ("会社名", "金額（円）", "")


def test_names_are_distinct_and_columns_without_one_have_their_letter():
    assert column_names(["金額", "", "金額", "金額 (2)", "列B"], 6) == (
        "金額",
        "列B",
        "金額 (2)",
        "金額 (2) (2)",
        "列B (2)",
        "列F",
    )


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_the_letters_of_a_spreadsheet(index, letters):
    assert column_letters(index) == letters


@given(st.lists(st.sampled_from(["", "金額", "金額 (2)", "列A", "列B (2)"])), st.integers(0, 9))
def test_any_names_become_distinct(names, more):
    assert len(set(column_names(names, len(names) + more))) == len(names) + more
