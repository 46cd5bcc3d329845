"""The header is found below titles, filters and other tables, or not at all."""

from __future__ import annotations

import pytest

from atoippo.tables.layout.header_search import find_header
from atoippo.tables.sheet import Row

KNOWN = {"会社名", "商談名", "金額", "完了予定日", "状況", "失注理由", "担当"}
HEADER = ["会社名", "商談名", "金額", "完了予定日", "状況"]
DEALS = [["A社", "在庫管理", "1,200,000", "2025/4/1", "失注"], ["B社", "請求管理", "300万", "R7.5.1", "受注"]] * 3
UNKNOWN_HEADER = ["得意さき", "ネタ", "お金", "いつ", "どうなった"]


def header_of(*table: list[object], known: set[str] = KNOWN) -> int | None:
    return find_header([Row(line, tuple(cells)) for line, cells in enumerate(table, start=1)], known)


@pytest.mark.parametrize("known", [KNOWN, set()])
@pytest.mark.parametrize("header", [HEADER, UNKNOWN_HEADER])
def test_first_row_is_found(header, known):
    assert header_of(header, *DEALS, known=known) == 0


@pytest.mark.parametrize("known", [KNOWN, set()])
def test_titles_and_filters_are_passed_over(known):
    above = [["商談レポート"], [], ["条件: すべての商談", None, "期間", "2025/4/1"], ["作成者", "佐藤"], [" "]]

    assert header_of(*above, HEADER, *DEALS, known=known) == 5


def test_header_on_the_hundredth_line_is_found_and_none_below():
    assert header_of(*[["x"]] * 99, HEADER, *DEALS) == 99
    assert header_of(*[["x"]] * 100, HEADER, *DEALS) is None


def test_words_known_from_other_headers_decide_among_rows_of_words():
    table = [
        ["件名", "内容", "連絡先", "備考"],
        ["会社名", "担当", "状況", "失注理由"],
        *[["A社", "佐藤", "失注", "価格が高い"]] * 4,
    ]

    assert header_of(*table) == 1
    assert header_of(*table, known=set()) == 0


def test_known_words_are_found_whatever_their_width_and_spaces():
    assert (
        header_of(
            ["社内", "用", "資料"],
            [" 会 社 名", "ＳＴＡＧＥ", "状　況"],
            ["A社", "x", "失注"],
            known={"会社名", "stage", "状況"},
        )
        == 1
    )


def test_header_below_another_table_is_found_by_its_words():
    summary = [["月", "件数", "合計金額"], *[[f"{month}月", month, month * 1000] for month in range(1, 13)], []]

    assert header_of(*summary, HEADER, *DEALS) == 14


def test_table_without_header_has_none():
    assert header_of(*DEALS) is None
    assert header_of(*DEALS, known=set()) is None


def test_row_of_words_among_the_deals_is_no_header():
    deal = ["C社", "未定", "未定", "未定", "商談中"]

    assert header_of(*DEALS, deal, *DEALS, known=set()) is None


def test_header_alone_is_one():
    assert header_of(HEADER) == 0
    assert header_of(["得意さき", "ネタ", "お金"], known=set()) == 0


def test_years_among_the_words_do_not_unmake_a_header():
    assert header_of(["会社名", "担当", "状況", 2024], ["A社", "佐藤", "失注", 5]) == 0
    assert header_of(["店", "係", "組", 2024], ["A社", "佐藤", "失注", 5], known=set()) is None


@pytest.mark.parametrize(
    "table",
    [
        [],
        [[], [None, " "]],
        [["この資料は社外秘です。"], ["取り扱いにご注意ください。"]],
        [["作成者", "佐藤"], ["作成日", "2025/4/1"], ["部署", "営業部"]],
        [[5, 6], [7, 8]],
        [["A社", 5], ["B社", 6]],
    ],
)
def test_sheet_of_notes_has_no_header(table):
    assert header_of(*table) is None


def test_table_of_two_columns_needs_known_words_or_values_below():
    assert header_of(["会社名", "失注理由"], ["A社", "価格"], ["B社", "時期"]) == 0
    assert header_of(["取引", "額"], ["A社", 500], ["B社", 600], known=set()) == 0
    assert header_of(["取引", "わけ"], ["A社", "価格"], ["B社", "時期"], known=set()) is None


def test_wide_row_of_words_above_narrow_rows_is_no_header():
    assert header_of(["営業部", "資料", "一覧", "社外秘", "控え", "原本"], ["x"], ["y"], known=set()) is None


def test_list_of_one_column_begins_with_a_known_word():
    assert header_of([], ["失注理由"], ["価格が合わない"]) == 1
    assert header_of(["価格が合わない"], ["時期"]) is None
