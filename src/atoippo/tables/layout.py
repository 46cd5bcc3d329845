"""Where the table stands on a sheet: which rows are titles, header, totals or blank, and which are the deals."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from atoippo.tables.rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from atoippo.tables.sheet import Cell, Row, Sheet

SEARCHED_ROWS = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """The table of a sheet; every row of the sheet is either in the body or named."""

    header_line: int | None
    header: tuple[str, ...]
    body: tuple[Row, ...]
    named: Mapping[int, RowKind]


def find_layout(sheet: Sheet, *, known_words: Collection[str] = ()) -> Layout:
    """Return where the table of a sheet stands."""
    known = {folded(word) for word in known_words}
    index = max(
        (i for i, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if header_score(row, known) >= 2),
        key=lambda i: (header_score(sheet.rows[i], known), -i),
        default=None,
    )
    if index is None:
        return Layout(None, (), (), {row.line: RowKind.BLANK if row.is_blank else RowKind.TITLE for row in sheet.rows})
    header = sheet.rows[index]
    named = {row.line: RowKind.BLANK if row.is_blank else RowKind.TITLE for row in sheet.rows[:index]}
    named[header.line] = RowKind.HEADER
    body = []
    for row in sheet.rows[index + 1 :]:
        if row.is_blank:
            named[row.line] = RowKind.BLANK
        elif is_total(row):
            named[row.line] = RowKind.TOTAL
        elif row.cells == header.cells:
            named[row.line] = RowKind.HEADER
        else:
            body.append(row)
    return Layout(header.line, column_names(header.cells), tuple(body), named)


def header_score(row: Row, known: Collection[str]) -> int:
    """Return how much a row looks like a header."""
    texts = {
        folded(cell) for cell in row.cells if isinstance(cell, str) and len(cell) < 40 and not looks_like_value(cell)
    }
    values = sum(1 for cell in row.cells if cell is not None and looks_like_value(cell))
    return len(texts) + 2 * len(texts & set(known)) - 2 * values


def looks_like_value(cell: Cell) -> bool:
    """Whether a cell is a number, an amount or a date, also when written as text."""
    if not isinstance(cell, str):
        return cell is not None
    stripped = cell.strip()
    return sum(sign.isdigit() for sign in stripped) >= 0.4 * len(stripped) > 0


def folded(text: str) -> str:
    """Return a text without differences of width, case and spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


TOTAL = re.compile(r"(総合計|総計|合計|小計|計|grandtotal|subtotal|total)([(:].*)?|.{1,12}(年度|年|月|期)計")


def is_total(row: Row) -> bool:
    """Whether a row sums others up."""
    first = next((cell for cell in row.cells if isinstance(cell, str) and cell.strip()), "")
    return TOTAL.fullmatch(folded(first)) is not None


def column_names(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return a distinct name for each column."""
    names: list[str] = []
    for index, cell in enumerate(cells):
        name = " ".join(str(cell).split()) if cell is not None else ""
        name = name or f"列{column_letters(index)}"
        count = 2
        distinct = name
        while distinct in names:
            distinct = f"{name} ({count})"
            count += 1
        names.append(distinct)
    return tuple(names)


def column_letters(index: int) -> str:
    """Return a column's letters as a spreadsheet shows them: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def fill_down(rows: Sequence[Row], column: int) -> tuple[Row, ...]:
    """Return the rows with a column's blanks filled from above, where blank means "as above"."""
    filled: list[Row] = []
    above: Cell = None
    for row in rows:
        above = row.cell(column) if row.cell(column) is not None else above
        padded = (*row.cells, *[None] * (column + 1 - len(row.cells)))
        filled.append(replace(row, cells=(*padded[:column], above, *padded[column + 1 :])))
    return tuple(filled)
