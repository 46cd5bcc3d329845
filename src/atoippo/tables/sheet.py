"""A sheet as it stands in a file: rows of cells with their line numbers, before anybody asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.values.message import Message

Cell: TypeAlias = str | int | float | bool | date | None  # a datetime is a date too; None is a blank cell
LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One row and its line: the first physical line of a CSV record, the row number in a workbook."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks and spaces stands in the row."""
        return not any(is_filled(cell) for cell in self.cells)

    def cell(self, column: int) -> Cell:
        """Return the cell of a column, blank where the row is too short."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of one sheet; a CSV is one sheet without a name."""

    file: str
    name: str
    rows: tuple[Row, ...]
    encoding: str  # "cp932", "utf-8-sig", …; "xlsx", "xlsb", "xls", "ods" for workbooks
    separator: str  # "," ";" "\t" "|"; "" where cells are not separated by a sign
    notices: tuple[Message, ...] = ()


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds more than spaces."""
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def lines_in_words(lines: Sequence[int]) -> str:
    """Return the first few line numbers for a sentence: "3, 7, 12, …"."""
    return ", ".join([*map(str, lines[:LINES_NAMED]), *["…"] * (len(lines) > LINES_NAMED)])
