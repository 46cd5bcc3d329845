"""Tables of an HTML page, as some systems export them under the name of an Excel file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.files import limits
from atoippo.tables.files.encodings import Decoded
from atoippo.tables.files.html_tables import is_html, read_html
from atoippo.tables.rows import FileRefused
from atoippo.values.message import msg


def tables_of(text: str) -> list[list[tuple[object, ...]]]:
    sheets = read_html("商談.xls", Decoded(text, "utf-8"))
    return [[row.cells for row in sheet.rows] for sheet in sheets]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>x",
        "\n <!DOCTYPE html>\n<html>",
        '<?xml version="1.0"?>\n<HTML xmlns:x="urn:schemas-microsoft-com:office:excel">',
        "<!-- export -->\n<meta charset=cp932>",
    ],
)
def test_html_is_told_from_a_csv(text):
    assert is_html(text)


@pytest.mark.parametrize("text", ["a,b\n<table>", "<tablets>,5", "<b>x</b>", "", "<?xml version='1.0'?><Workbook/>"])
def test_csv_is_told_from_html(text):
    assert not is_html(text)


def test_table_is_read_as_a_browser_shows_it():
    page = """<html><head><style>td { color: red } </style></head><body>一覧<table border=1>
      <tr><th>会社名</th><th>メモ</th></tr>
      <!-- <tr><td>消した行</td></tr> -->
      <tr><td> A&amp;B <b>商会</b>&nbsp;</td><td>一行目<br/> 二行目 &lt;終&gt;</td></tr>
      <tr><td></td><td>x<script>alert("<td>")</script></td></tr>
    </table></body></html>"""

    assert tables_of(page) == [[("会社名", "メモ"), ("A&B 商会", "一行目\n二行目 <終>"), (None, "x")]]


def test_tags_that_are_not_closed_end_where_the_next_begins():
    assert tables_of("<table><th>a<th>b<tr><td>1<td>2<tr><td>3") == [[("a", "b"), ("1", "2"), ("3",)]]


def test_page_that_breaks_off_keeps_what_was_read():
    assert tables_of("<table><tr><td>a<td>b</td><!-- <td>c") == [[("a", "b")]]
    assert tables_of("<table><tr><td>a<script><td>c") == [[("a",)]]


def test_cells_over_several_columns_and_rows_keep_the_others_in_place():
    page = (
        "<table><tr><th rowspan=2>会社<th colspan='2'>商談<th rowspan=\"2\">額"
        "<tr><th>名<th>日<tr><td rowspan=2>A社<td>x<td>1/2<td rowspan=2>500<tr><td>y<td>1/3</table>"
    )

    assert tables_of(page) == [
        [
            ("会社", "商談", None, "額"),
            ("会社", "名", "日", "額"),
            ("A社", "x", "1/2", "500"),
            ("A社", "y", "1/3"),
        ]
    ]


def test_span_of_nought_is_one():
    assert tables_of("<table><tr><td rowspan=0 colspan=0>a<td>b<tr><td>c") == [[("a", "b"), ("c",)]]


def test_tables_become_sheets_of_their_own():
    decoded = Decoded(
        "<table><tr><td>a</table>x<td>y</td><table></table><table><tr><td>b</table>", "cp932", (msg("注意"),)
    )

    sheets = read_html("商談.xls", decoded)

    assert [(sheet.name, sheet.rows[0].cells, sheet.encoding, sheet.separator) for sheet in sheets] == [
        ("1", ("a",), "cp932", ""),
        ("2", ("b",), "cp932", ""),
    ]
    assert [sheet.notices for sheet in sheets] == [decoded.notices, decoded.notices]


def test_table_in_a_table_is_read_beside_it():
    assert tables_of("<table><tr><td>名簿<table><tr><td>A社<td>失注</table></table>") == [
        [("名簿",)],
        [("A社", "失注")],
    ]


def test_page_without_a_table_is_refused():
    with pytest.raises(FileRefused, match="表がありません"):
        tables_of("<html><body>ログインしてください<br></body></html>")


def test_table_merged_into_too_many_cells_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "CELLS", 1000)

    with pytest.raises(FileRefused, match="セルが多すぎて"):
        tables_of("<table><tr><td rowspan=9999 colspan=400>x" + "<tr><td>y" * 3)


@given(
    st.lists(
        st.sampled_from(
            [
                "<table>",
                "<tr>",
                "<td rowspan=3>",
                "</td>",
                "<th colspan=2>",
                "</table>",
                "x",
                "<!--",
                "-->",
                "<br>",
                "<",
            ]
        )
    )
)
def test_any_page_is_read_or_refused(pieces):
    try:
        tables = tables_of("<table><td>a" + "".join(pieces))
    except FileRefused:
        return

    assert str(tables[0][0][0]).startswith("a")
