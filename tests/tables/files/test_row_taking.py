"""Rows are taken up to the limits."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.tables.files import limits, row_taking
from atoippo.tables.files.row_taking import RowTaker
from atoippo.tables.rows import FileRefused
from atoippo.tables.sheet import Row


def test_cells_are_taken_as_they_are():
    assert RowTaker("商談.csv").take(3, ["A社", 5, 0.5, True, date(2026, 4, 1), None, "", " "]) == Row(
        3, ("A社", 5, 0.5, True, date(2026, 4, 1), None, None, " ")
    )


def test_repeated_words_are_kept_once():
    taker = RowTaker("商談.csv")

    first = taker.take(1, ["".join(["失", "注"])])
    second = taker.take(2, ["".join(["失", "注"])])

    assert first.cells[0] is second.cells[0]


def test_words_beyond_those_remembered_are_taken_too(monkeypatch):
    monkeypatch.setattr(row_taking, "REMEMBERED_TEXTS", 1)
    taker = RowTaker("商談.csv")

    rows = [taker.take(line, cells) for line, cells in enumerate([["a"], ["b\r\n", ""], ["a"]], start=1)]

    assert [row.cells for row in rows] == [("a",), ("b\n", None), ("a",)]


def test_blanks_beyond_the_last_column_are_left_out():
    assert len(RowTaker("商談.csv").take(1, ["x", *[None] * 16_000]).cells) == 500


def test_cell_beyond_the_last_column_is_refused():
    with pytest.raises(FileRefused, match="7行目が500列を超えています"):
        RowTaker("商談.csv").take(7, [*[None] * 500, "x"])


def test_row_too_many_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 2)
    monkeypatch.setattr(limits, "LINES_BESIDE", 0)
    taker = RowTaker("商談.csv")
    taker.take(1, ["x"])
    taker.take(2, [])

    with pytest.raises(FileRefused, match="2行を超えています"):
        taker.take(1, ["of another sheet"])


def test_cell_too_long_is_refused():
    with pytest.raises(FileRefused, match="4行目に、100,000文字を超えるセルがあります"):
        RowTaker("商談.csv").take(4, ["x" * 100_001])


@pytest.mark.parametrize(("limit", "cells"), [("CELLS", ["x"] * 6), ("SHEET_CHARACTERS", ["x" * 50])])
def test_amount_that_fills_the_memory_is_refused(monkeypatch, limit, cells):
    monkeypatch.setattr(limits, limit, 5)

    with pytest.raises(FileRefused, match="セルが多すぎて読み込めません"):
        RowTaker("商談.csv").take(1, cells)
