"""Cells merged downwards stand for all their rows, amounts excepted."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.tables.files import limits
from atoippo.tables.files.merged_cells import fill_merged
from atoippo.tables.rows import FileRefused


@pytest.mark.parametrize("cell", ["株式会社さくら製作所", date(2026, 4, 1), "令和7年4月", "A-001"])
def test_merged_cell_is_repeated_in_its_rows(cell):
    table = [[cell, 1], [None, 2], [None, 3], [None, 4]]

    fill_merged("商談.xlsx", table, [(0, 2, 0)])

    assert table == [[cell, 1], [cell, 2], [cell, 3], [None, 4]]


@pytest.mark.parametrize("cell", [3200000, 0.5, True, "3,200,000", "￥3,200,000", "300万円", "△500", None])
def test_merged_amount_counts_once(cell):
    table = [[cell], [None]]

    fill_merged("商談.xlsx", table, [(0, 1, 0)])

    assert table == [[cell], [None]]


def test_merged_cell_reaches_into_short_rows_and_no_further_than_the_sheet():
    table = [[None, "A社"], [], [5]]

    fill_merged("商談.xlsx", table, [(0, 1_048_575, 1), (7, 9, 0), (0, 1, 9)])

    assert table == [[None, "A社"], [None, "A社"], [5, "A社"]]


def test_ranges_upon_each_other_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "MERGED_CELLS", 5)
    table = [["A社"], [None], [None], [None]]

    with pytest.raises(FileRefused, match="セルが多すぎて"):
        fill_merged("商談.xlsx", table, [(0, 3, 0)] * 2)
