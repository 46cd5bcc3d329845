"""Each row of a sheet is a deal or has a name that says why it is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.layout.table_layout import Layout, find_layout
from atoippo.tables.rows import RowKind
from atoippo.tables.sheet import Row, Sheet

KNOWN = {"会社名", "商談名", "金額", "状況", "完了予定日"}


def sheet_of(*table: list[object]) -> Sheet:
    rows = tuple(Row(line, tuple(cells)) for line, cells in enumerate(table, start=1))
    return Sheet("商談.csv", "", rows, "utf-8", ",")


def test_report_with_title_repeated_header_sums_and_footer():
    deal = ["A社", "在庫管理", "￥500", "失注"]
    sheet = sheet_of(
        ["商談レポート"], [], ["会社名", "商談名", "金額", "状況"], deal, ["小計", None, "￥500"],
        ["会社名", "商談名", "金額", "状況"], deal, [" "], ["合計", None, "￥1,000"], ["著作権 © 2026"],
    )  # fmt: skip

    assert find_layout(sheet, known_words=KNOWN) == Layout(
        3,
        ("会社名", "商談名", "金額", "状況"),
        (sheet.rows[3], sheet.rows[6]),
        {
            1: RowKind.TITLE,
            2: RowKind.BLANK,
            3: RowKind.HEADER,
            5: RowKind.TOTAL,
            6: RowKind.HEADER,
            8: RowKind.BLANK,
            9: RowKind.TOTAL,
            10: RowKind.TITLE,
        },
    )


def test_header_of_two_rows_is_named_twice():
    sheet = sheet_of(
        [None, "先方", None, "自社", None],
        ["会社名", "氏名", "役職", "氏名", "部署"],
        ["A社", "田中", "部長", "佐藤", "営業"],
    )

    layout = find_layout(sheet, known_words=KNOWN)

    assert (layout.header_line, layout.named) == (2, {1: RowKind.HEADER, 2: RowKind.HEADER})
    assert layout.header == ("会社名", "先方／氏名", "先方／役職", "自社／氏名", "自社／部署")


def test_header_reaches_as_far_as_the_deals_and_no_further():
    sheet = sheet_of(["会社名", "金額", "状況", None, " "], ["A社", 5, "失注", None, None], ["B社", 6, "受注", "急ぎ"])

    assert find_layout(sheet, known_words=KNOWN).header == ("会社名", "金額", "状況", "列D")


def test_sheet_without_header_is_title():
    sheet = sheet_of(["この資料について"], [None], ["取り扱いにご注意ください。"])

    assert find_layout(sheet) == Layout(None, (), (), {1: RowKind.TITLE, 2: RowKind.BLANK, 3: RowKind.TITLE})


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["会社名", "商談名", "金額", "状況", "合計", "小計", "※", "■", "A社", "B社", " ", "2025/4/1", "1,200"]
    ),
    st.text(max_size=8),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=25), st.sampled_from([set(), KNOWN]))
def test_each_row_is_in_the_body_or_named_and_never_both(table, known):
    sheet = sheet_of(*table)

    layout = find_layout(sheet, known_words=known)

    assert sorted([row.line for row in layout.body] + list(layout.named)) == [row.line for row in sheet.rows]
    assert len(set(layout.header)) == len(layout.header)


def test_single_texts_between_wide_rows_are_titles_of_sections_and_companies_are_deals():
    sheet = sheet_of(
        ["会社名", "商談名", "金額", "状況"],
        ["東京営業所"],
        ["A社", "在庫管理", 500, "失注"],
        ["株式会社B"],
        ["C社", "勤怠管理", 700, "受注"],
        ["株式会社サンプル"],
    )

    layout = find_layout(sheet, known_words=KNOWN)

    assert [row.line for row in layout.body] == [3, 4, 5]
    assert [line for line, kind in layout.named.items() if kind is RowKind.TITLE] == [2, 6]
