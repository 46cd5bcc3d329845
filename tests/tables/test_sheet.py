"""Rows and their cells as they stand in a file."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.tables.sheet import Row, is_filled, lines_in_words


@pytest.mark.parametrize("cells", [(), (None,), ("", " ", "　", "\n")])
def test_row_of_blanks_and_spaces_is_blank(cells):
    assert Row(1, cells).is_blank


@pytest.mark.parametrize("cell", ["x", 0, 0.0, False, date(2026, 4, 1)])
def test_row_with_a_cell_is_not_blank(cell):
    assert is_filled(cell)
    assert not Row(1, (None, cell)).is_blank


def test_cell_beyond_a_short_row_is_blank():
    row = Row(1, ("A社", 5))

    assert [row.cell(column) for column in range(3)] == ["A社", 5, None]


def test_lines_in_words_names_the_first_five():
    assert lines_in_words([3]) == "3"
    assert lines_in_words([1, 2, 3, 4, 5]) == "1, 2, 3, 4, 5"
    assert lines_in_words([1, 2, 3, 4, 5, 6]) == "1, 2, 3, 4, 5, …"
