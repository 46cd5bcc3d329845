"""From the bytes of a text file to its sheet."""

from __future__ import annotations

import pytest

from atoippo.tables.files.csv_sheet import read_text
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Row, Sheet


def test_csv_is_one_sheet_without_a_name():
    content = "会社名;状況\r\nA社;失注\r\n".encode("cp932")

    assert read_text("商談.csv", content) == (
        Sheet("商談.csv", "", (Row(1, ("会社名", "状況")), Row(2, ("A社", "失注"))), "cp932", ";"),
    )


def test_encoding_said_is_used():
    (sheet,) = read_text("商談.csv", "会社名,状況\n".encode("euc_jp"), encoding="euc_jp")

    assert (sheet.rows[0].cells, sheet.encoding) == (("会社名", "状況"), "euc_jp")


def test_broken_signs_and_quotes_are_noticed():
    content = '会社名,状況\nA社,"失注\nB社,失注\n'.encode() + b"C\xe4\xbc,x\n"

    (sheet,) = read_text("商談.csv", content)

    assert [str(notice) for notice in sheet.notices] == [
        "読み取れない文字のある行が1行あります（4行目）。その文字は「�」と表しています。",
        '引用符（"）の使い方が正しくない行が1行あります（2行目）。読み取れた内容をお確かめください。',
    ]


def test_html_page_under_another_name_is_read():
    (sheet,) = read_text("商談.xls", "<table><tr><th>会社名<tr><td>A社</table>".encode("cp932"))

    assert ([row.cells for row in sheet.rows], sheet.encoding) == ([("会社名",), ("A社",)], "cp932")


@pytest.mark.parametrize(
    "content", [b'<?xml version="1.0"?>\n<Workbook/>', b"MIME-Version: 1.0\nContent-Type: multipart"]
)
def test_workbook_saved_as_xml_or_web_page_is_refused_with_what_to_do(content):
    with pytest.raises(FileRefused, match=r"「Excelブック（\.xlsx）」として保存しなおしてください"):
        read_text("商談.xls", content)
