from __future__ import annotations

from atoippo.tables.deals.sheet_groups import grouped, lay_out
from atoippo.tables.files.source_file import read_source_bytes
from atoippo.tables.reading import read_deals_of
from atoippo.tables.rows import Field, ReadingOptions
from tables.workbooks import xlsx_of

HEADER = ["会社名", "担当", "金額", "結果"]
YEAR = [HEADER, ["A社", "山田", 1, "失注"], ["B社", None, 2, "受注"]]


def groups_of(*tables, said=()):
    sheets = read_source_bytes("deals.xlsx", xlsx_of(*tables))
    return grouped([lay_out(sheet, said) for sheet in sheets])


def test_sheets_with_the_same_header_are_one_group():
    groups = groups_of(YEAR, [["メモ"]], YEAR, [["会社名", "結果"], ["A社", "失注"]])

    assert [len(group.pieces) for group in groups] == [2, 1, 1]
    assert [len(group.columns().rows) for group in groups] == [4, 0, 1]
    assert groups[0].piece_of_rows() == [0, 0, 1, 1]


def test_sheets_without_a_header_are_each_alone():
    assert [len(group.pieces) for group in groups_of([["表紙"]], [["メモ"]])] == [1, 1]


def test_a_unit_in_the_title_parts_sheets_and_counts():
    thousands = [["一覧（単位：千円）"], *YEAR]

    assert [group.title_unit for group in groups_of(thousands, YEAR)] == [1_000, None]
    reading = read_deals_of("deals.xlsx", xlsx_of(thousands, YEAR))
    assert [deal.amount_yen for deal in reading.deals] == [1_000, 2_000, 1, 2]


def test_by_piece_cuts_a_column_where_sheets_end():
    assert groups_of(YEAR, YEAR)[0].by_piece(["a", "b", "c", "d"]) == [["a", "b"], ["c", "d"]]


def test_titles_stand_above_the_table_and_tell_the_outcome_of_each_sheet():
    table = [["会社名", "案件名", "金額"], ["A社", "a", 1]]
    groups = groups_of([["失注一覧", "2024年"], [], *table], [["受注一覧"], [], *table])

    assert [(piece.titles, piece.outcome) for piece in groups[0].pieces] == [
        (("失注一覧 2024年",), "lost"),
        (("受注一覧",), "won"),
    ]


def test_headers_that_the_person_names_help_to_find_the_header():
    table = [["とある", "かくかく", "しかじか"], ["失注", "あ", "い"], ["受注", "う", "え"]]

    reading = read_deals_of("deals.xlsx", xlsx_of(table), ReadingOptions(columns={"とある": Field.OUTCOME}))

    assert [deal.outcome for deal in reading.deals] == ["lost", "won"]
