"""The body of a sheet column by column, each cell as the text that a person would have typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.tables.sheet import Cell, Row

_FORMULA_SIGNS = "=+-@"


@dataclass(frozen=True, slots=True)
class DealColumns:
    """The header of a sheet and the rows below it that may be deals."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def texts(self, column: int) -> list[str]:
        """Return a column's cells as texts, "" where blank."""
        return [text_of(cells[column]) if column < len(cells := row.cells) else "" for row in self.rows]

    def some_texts(self, column: int, rows: int) -> list[str]:
        """Return about so many of a column's cells, evenly from top to bottom."""
        step = max(1, len(self.rows) // rows)
        return [text_of(row.cell(column)) for row in self.rows[::step]]

    def texts_of_row(self, row: int) -> tuple[str, ...]:
        """Return the cells of a row as texts, at least one for each header."""
        cells = self.rows[row].cells
        return tuple(text_of(cell) for cell in cells) + ("",) * (len(self.header) - len(cells))


def text_of(cell: Cell) -> str:
    """Return a cell as text: a day as 2024-01-06, a whole number without decimals, an escaped formula sign (「'-」) bare."""
    if isinstance(cell, str):
        text = cell.strip()
        return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA_SIGNS and text[1:] else text
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return _number(cell)


def _number(cell: float) -> str:
    text = repr(cell)
    return text if "e" not in text and "n" not in text else f"{cell:.6f}"
