"""How the cells of a file become rows, up to the limits and without keeping the same word twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.tables.files.limits import (
    COLUMNS,
    check_amount,
    check_cell_length,
    check_columns,
    check_row_count,
)
from atoippo.tables.sheet import Cell, Row, is_filled

if TYPE_CHECKING:
    from collections.abc import Sequence

REMEMBERED_TEXTS = 100_000
REMEMBERED_LENGTH = 40  # longer texts hardly come twice


class RowTaker:
    """Takes the rows of one file, sheet after sheet; refuses the file that has too many of them."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._rows = 0
        self._cells = 0
        self._characters = 0
        self._remembered: dict[str, str] = {}

    def take(self, line: int, cells: Sequence[Cell]) -> Row:
        """Return a row; blanks beyond the 500th column are left out, anything else there refuses the file."""
        if len(cells) > COLUMNS:
            filled = (column for column, cell in enumerate(cells, start=1) if is_filled(cell))
            check_columns(self._name, line, max(filled, default=0))
            cells = cells[:COLUMNS]
        self._rows += 1
        self._cells += len(cells)
        check_row_count(self._name, self._rows)
        row = Row(line, tuple([self._taken(line, cell) if cell else (None if cell == "" else cell) for cell in cells]))
        check_amount(self._name, cells=self._cells, characters=self._characters)
        return row

    def _taken(self, line: int, cell: Cell) -> Cell:
        """Return a cell, a text with one kind of line break."""
        if not isinstance(cell, str):
            return cell
        if len(cell) > REMEMBERED_LENGTH:
            self._characters += len(cell)
            check_cell_length(self._name, line, len(cell))
            return _one_line_break(cell)
        if len(self._remembered) < REMEMBERED_TEXTS:
            return self._remembered.setdefault(cell, _one_line_break(cell))
        return self._remembered.get(cell) or _one_line_break(cell)


def _one_line_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
