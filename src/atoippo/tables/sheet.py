"""A sheet as it stands in a file: rows of cells with their line numbers, before anybody asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from atoippo.values.message import Message

Cell: TypeAlias = str | int | float | bool | date | None  # a datetime is a date too; None is a blank cell


@dataclass(frozen=True, slots=True)
class Row:
    """One row and the line on which it begins: of a CSV record the first physical line, of a workbook the row number."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks and spaces stands in the row."""
        return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in self.cells)

    def cell(self, column: int) -> Cell:
        """Return the cell of a column, blank where the row is too short."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of one sheet; a CSV is one sheet without a name."""

    file: str
    name: str
    rows: tuple[Row, ...]
    encoding: str  # "cp932", "utf-8-sig", …; "xlsx", "xls", "ods" for workbooks
    separator: str  # "," ";" "\t" "|"; "" where cells are not separated by a sign
    notices: tuple[Message, ...] = ()
