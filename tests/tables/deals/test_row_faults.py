from __future__ import annotations

import pytest

from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import RowKind
from tables.small_tables import notices, read
from tables.workbooks import xlsx_of


def aside(text: str) -> list[tuple[int, str, str, str]]:
    return [(row.place.line, row.column, row.value, str(row.advice)) for row in read(text).set_aside]


def test_broken_characters_set_a_row_aside():
    assert aside("会社名,結果\nA社,失注\nB\ufffd社,失注\nC社,失注") == [
        (
            3,
            "会社名",
            "B\ufffd社",
            "文字化けがあります（「B\ufffd社」）。元のファイルから書き出しなおすか、--encoding で文字コードを指定してください。",
        )
    ]


def test_cells_beyond_the_header_set_a_row_aside():
    assert aside("会社名,結果,金額\nA社,失注,1,000\nB社,失注,2000\nC社,受注,3000,,") == [
        (
            2,
            "",
            "000",
            '見出しより右のセルに値があります（「000」）。区切り文字を含むセルを引用符（"）で囲むか、見出しの列を足してください。',
        )
    ]


def test_rows_set_aside_keep_the_unit_that_a_title_names():
    (row,) = read("一覧（単位：千円）\n\n会社名,結果,金額\nA社,失注,高い\nB社,失注,100\nC社,失注,200").set_aside

    assert row.header == ("会社名", "結果", "金額（千円）")


def test_cells_beyond_the_header_of_a_workbook_are_notes():
    rows = [["会社名", "結果", "金額"], ["A社", "失注", 1000, None, "要確認"], ["B社", "受注", 2000]]

    assert read_deals_of("deals.xlsx", xlsx_of(rows)).set_aside == ()


def test_a_column_that_only_lacks_its_header_is_no_slip():
    assert aside("会社名,結果,金額\nA社,失注,1000,x\nB社,失注,2000,y\nC社,受注,3000,z") == []


@pytest.mark.parametrize(("header", "column"), [("会社名,商談名", "会社名"), ("商談ID,商談名", "商談名")])
def test_a_row_that_names_no_deal_is_set_aside(header, column):
    assert aside(f"{header},結果,金額\nA1,a,失注,1000\n,,失注,2000\nB2,b,失注,3000") == [
        (3, column, "", "会社名も商談名もありません。どちらかを書き足してください。")
    ]


def test_rows_need_no_name_where_no_column_holds_names():
    assert aside("業種,結果,金額\n製造,失注,1000\n,失注,2000") == []


def test_rows_of_a_list_of_numbers_are_deals():
    assert len(read("商談ID,結果,失注理由\nD1,失注,価格\nD2,,\nD3,,").deals) == 3


@pytest.mark.parametrize("header", ["No.", "管理番号"])
def test_rows_that_hold_only_their_number_are_blank(header):
    reading = read(f"{header},会社名,結果\n1,A社,失注\n2,B社,受注\n3,,\n4,,")

    assert (len(reading.deals), reading.set_aside, reading.sheets[0].named[RowKind.BLANK]) == (2, (), 2)
    assert notices(reading) == []


def test_cells_beyond_an_empty_column_are_no_slip():
    reading = read("会社名,案件名,結果,,,\nA社,a,失注,,件数,2\nB社,b,受注,,,\nC社,c,受注,,,")

    assert (len(reading.deals), reading.set_aside) == (3, ())


def test_rows_of_zeros_that_formulas_left_are_blank():
    reading = read("No,会社名,案件名,金額,結果\n1,A社,a,10,失注\n2,B社,b,20,受注\n3,,,0,\n4,,,0,")

    assert (len(reading.deals), reading.rows_named) == (2, 3)
