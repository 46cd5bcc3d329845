"""Sheets of one file with the same header are one table in several pieces (a sheet a year): they are judged together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from atoippo.tables.columns.deal_columns import DealColumns, text_of
from atoippo.tables.deals.amount_column import unit_in_titles
from atoippo.tables.deals.outcome_column import outcome_in_titles, outcome_of_section
from atoippo.tables.layout.header_search import SEARCHED_ROWS
from atoippo.tables.layout.table_layout import find_layout
from atoippo.tables.rows import RowKind
from atoippo.tables.vocabulary.headers import is_header_word
from atoippo.values.japanese_text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from atoippo.tables.layout.table_layout import Layout
    from atoippo.tables.sheet import Row, Sheet
    from atoippo.values.outcome import Outcome

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet with its layout and the titles that stand over its table."""

    sheet: Sheet
    layout: Layout
    titles: tuple[str, ...]
    unit: int | None  # that a title or a footnote names

    @property
    def outcome(self) -> Outcome | None:
        """What the titles say of all deals below them; the sheet's own name counts most, the file's least."""
        return outcome_in_titles((self.sheet.name, *self.titles, self.sheet.file))

    def outcomes(self) -> list[Outcome | None]:
        """Return for each row what the title nearest above it says, one between the rows (■失注案件) before all others."""
        outcome = self.outcome
        of_lines: dict[int, Outcome | None] = {}
        for row in self.sheet.rows:
            if self.layout.named.get(row.line) is RowKind.TITLE and not _is_above(row, self.layout):
                outcome = outcome_of_section(_title(row)) or outcome
            of_lines[row.line] = outcome
        return [of_lines[row.line] for row in self.layout.body]


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Pieces of one table in their order, and the unit that a title names."""

    pieces: tuple[SheetTable, ...]
    title_unit: int | None

    def columns(self) -> DealColumns:
        """Return the rows of all pieces under their common header."""
        return DealColumns(self.pieces[0].layout.header, tuple(row for p in self.pieces for row in p.layout.body))

    def piece_of_rows(self) -> list[int]:
        """Return for each row the number of its piece."""
        return [number for number, piece in enumerate(self.pieces) for _ in piece.layout.body]

    def without(self, rows: Collection[int]) -> SheetGroup:
        """Return the group with some of its rows named blank."""
        pieces = list(self.pieces)
        for number, numbers in enumerate(self.by_piece(range(len(self.piece_of_rows())))):
            layout = pieces[number].layout
            kept = tuple(row for n, row in zip(numbers, layout.body, strict=True) if n not in rows)
            blank = {row.line: RowKind.BLANK for n, row in zip(numbers, layout.body, strict=True) if n in rows}
            pieces[number] = replace(pieces[number], layout=replace(layout, body=kept, named={**layout.named, **blank}))
        return replace(self, pieces=tuple(pieces))

    def by_piece(self, values: Sequence[Value]) -> list[Sequence[Value]]:
        """Return a column cut into its pieces."""
        cut, begin = [], 0
        for piece in self.pieces:
            end = begin + len(piece.layout.body)
            cut.append(values[begin:end])
            begin = end
        return cut


def lay_out(sheet: Sheet, said: Iterable[str]) -> SheetTable:
    """Return a sheet with its layout; headers that the person names help to find the header row."""
    layout = find_layout(sheet, known_words=_known_words(sheet, {fold(name) for name in said}))
    titles = [row for row in sheet.rows if layout.named.get(row.line) is RowKind.TITLE]
    above = tuple(_title(row) for row in titles if _is_above(row, layout))
    return SheetTable(sheet, layout, above, unit_in_titles([_title(row) for row in titles]))


def _is_above(row: Row, layout: Layout) -> bool:
    return layout.header_line is None or row.line < layout.header_line


def _title(row: Row) -> str:
    return " ".join(text_of(cell) for cell in row.cells).strip()


def grouped(tables: Sequence[SheetTable]) -> list[SheetGroup]:
    """Return the groups of sheets to be read together, in the order of their first sheets."""
    groups: dict[object, list[SheetTable]] = {}
    for number, table in enumerate(tables):
        header = tuple(fold(name) for name in table.layout.header)
        key = (table.sheet.file, header, table.unit) if header else number
        groups.setdefault(key, []).append(table)
    return [SheetGroup(tuple(pieces), pieces[0].unit) for pieces in groups.values()]


def _known_words(sheet: Sheet, said: set[str]) -> set[str]:
    """Return the cells of the first rows that are headers as far as words tell."""
    cells = {cell for row in sheet.rows[:SEARCHED_ROWS] for cell in row.cells if isinstance(cell, str)}
    return {cell for cell in cells if is_header_word(cell) or fold(cell) in said}
