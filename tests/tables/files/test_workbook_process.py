"""What the process that opens workbooks writes about them."""

from __future__ import annotations

import io
import json
import resource
from datetime import date, datetime, time, timedelta

import pytest

from atoippo.tables.files import workbook_process
from atoippo.tables.files.workbook_process import limit_this_process, plain_cell, write_sheets
from tables.workbooks import DEALS, xls_of, xlsx_of


def written(content: bytes) -> list[object]:
    sink = io.StringIO()
    write_sheets(content, sink)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def test_sheet_and_its_rows_are_written_and_a_good_end():
    about = {"name": "Sheet1", "is_hidden": False, "rows": 3, "columns": 4, "merged": []}

    assert written(xlsx_of(DEALS)) == [about, *DEALS, "end"]


def test_rows_above_and_columns_before_the_first_cell_are_blank():
    rows = written(xlsx_of([[], [], [None, None, "x"]]))[1:-1]

    assert rows == [[None, None, None], [None, None, None], [None, None, "x"]]


def test_cells_merged_downwards_are_told():
    content = xlsx_of(
        prepare=lambda book: (
            book.worksheets()[0].merge_range("B5:B7", "x"),
            book.worksheets()[0].merge_range("C9:F9", "一行だけ"),
        )
    )

    assert written(content)[0]["merged"] == [[4, 6, 1]]


def test_sheets_hidden_empty_and_of_charts():
    def prepare(book):
        book.worksheets()[1].hide()
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
        book.add_chartsheet("図").set_chart(chart)

    about = [value for value in written(xlsx_of([["a"]], [["b"]], [], prepare=prepare)) if isinstance(value, dict)]

    assert [(sheet["name"], sheet["is_hidden"]) for sheet in about] == [("Sheet1", False), ("Sheet2", True)]


def test_old_workbook_is_written_alike():
    assert written(xls_of([["会社名", 3190, date(2026, 4, 1)]]))[1][:2] == ["会社名", 3190]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        (3190.0, 3190),
        (0.5, 0.5),
        (1e300, 1e300),
        (float("inf"), "inf"),
        (True, True),
        ("", None),
        ("x", "x"),
        (date(2026, 4, 1), ["2026-04-01"]),
        (datetime.fromisoformat("2026-04-01T09:30:00"), ["2026-04-01T09:30:00"]),
        (time(9, 30), "09:30:00"),
        (timedelta(days=1, hours=12, minutes=5), "36:05:00"),
    ],
)
def test_cells_are_written_as_people_write_them(cell, plain):
    assert plain_cell(cell) == plain


def test_broken_workbook_is_told():
    assert written(b"PK\x03\x04nothing") == ["broken"]


def test_process_limits_its_memory_and_time(monkeypatch):
    asked = []
    monkeypatch.setattr(workbook_process.resource, "setrlimit", lambda what, limits: asked.append((what, limits)))

    limit_this_process()

    assert asked == [
        (resource.RLIMIT_AS, (2048 * 1024**2,) * 2),
        (resource.RLIMIT_CPU, (45, 45)),
        (resource.RLIMIT_CORE, (0, 0)),
    ]
