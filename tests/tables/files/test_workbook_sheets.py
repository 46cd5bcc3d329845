"""From the bytes of a workbook to its sheets."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from atoippo.tables.files import limits, workbook_sheets
from atoippo.tables.files.workbook_sheets import read_workbook, sent_values
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Row, Sheet
from tables.hostile_files import far_xls
from tables.workbooks import DEALS, ods_of, xls_of, xlsx_of


@pytest.mark.parametrize(("content", "kind"), [(xlsx_of(DEALS), "xlsx"), (xls_of(DEALS), "xls")])
def test_workbook_is_read(content, kind):
    rows = tuple(Row(line, tuple(cells)) for line, cells in enumerate(DEALS, start=1))

    assert read_workbook("商談", content) == (Sheet("商談", "Sheet1", rows, kind, ""),)


def test_open_document_is_read():
    assert read_workbook("商談.ods", ods_of("会社名")) == (Sheet("商談.ods", "S", (Row(1, ("会社名",)),), "ods", ""),)


def test_days_and_moments_are_read():
    morning = datetime.fromisoformat("2026-04-01T09:30:00")

    def prepare(book):
        day, moment = book.add_format({"num_format": "yyyy/mm/dd"}), book.add_format({"num_format": "yyyy/mm/dd hh:mm"})
        book.worksheets()[0].write_datetime(0, 0, date(2026, 4, 1), day)
        book.worksheets()[0].write_datetime(0, 1, morning, moment)

    (sheet,) = read_workbook("商談.xlsx", xlsx_of([[]], prepare=prepare))

    assert sheet.rows[0].cells == (date(2026, 4, 1), morning)


def test_cells_merged_downwards_are_filled():
    def prepare(book):
        book.worksheets()[0].merge_range("A2:A4", "さくら製作所")
        book.worksheets()[0].merge_range("B2:B4", 500)

    table = [["会社名", "金額", "商談"], [None, None, "a"], [None, None, "b"], [None, None, "c"]]
    (sheet,) = read_workbook("商談.xlsx", xlsx_of(table, prepare=prepare))

    assert [row.cells for row in sheet.rows[1:]] == [
        ("さくら製作所", 500, "a"),
        ("さくら製作所", None, "b"),
        ("さくら製作所", None, "c"),
    ]


def test_hidden_sheet_is_read_and_noticed():
    shown, hidden = read_workbook(
        "商談.xlsx", xlsx_of([["a"]], [["b"]], prepare=lambda book: book.worksheets()[1].hide())
    )

    assert (shown.notices, hidden.rows) == ((), (Row(1, ("b",)),))
    assert [str(notice) for notice in hidden.notices] == [
        "シート「Sheet2」は非表示ですが、中の行も読みました。不要なら、削除して保存しなおしてください。"
    ]


@pytest.mark.parametrize("content", [far_xls(), xls_of()[:1500]])
def test_workbook_that_kills_its_reader_is_refused(content):
    with pytest.raises(FileRefused, match="壊れているか、読める大きさを超えています"):
        read_workbook("商談.xls", content)


def test_workbook_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_sheets, "WORKBOOK_SECONDS", 0)

    with pytest.raises(FileRefused, match="読める大きさを超えています"):
        read_workbook("商談.xlsx", xlsx_of())


@pytest.mark.parametrize(("limit", "advice"), [("ROWS", "3行を超えています"), ("CELLS", "セルが多すぎて")])
def test_workbook_beyond_the_limits_is_refused_before_its_rows_arrive(monkeypatch, limit, advice):
    monkeypatch.setattr(limits, "LINES_BESIDE", 0)
    monkeypatch.setattr(limits, limit, 3)

    with pytest.raises(FileRefused, match=advice):
        read_workbook("商談.xlsx", xlsx_of(DEALS, DEALS))


def test_line_that_breaks_off_ends_what_was_sent():
    assert list(sent_values("商談.xlsx", [b'{"name":"S"}\n', b'["A"]\n', b'["'])) == [{"name": "S"}, ["A"]]


def test_text_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "SHEET_CHARACTERS", 3)

    with pytest.raises(FileRefused, match="セルが多すぎて"):
        list(sent_values("商談.xlsx", [b'["xxxxxxxxxxxxx"]\n']))
