"""Where the table stands on a sheet: which rows are titles, header, sums or blank, and which are the deals."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.tables.layout.header_names import column_names, read_header
from atoippo.tables.layout.header_search import find_header
from atoippo.tables.layout.named_rows import COMPANY, RowNamer
from atoippo.tables.rows import RowKind
from atoippo.tables.sheet import is_filled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from atoippo.tables.sheet import Cell, Row, Sheet

SECTIONED_WIDTH = 4  # cells of a usual row, from which on a row with one alone is no deal


@dataclass(frozen=True, slots=True)
class Layout:
    """The table of a sheet; each row of the sheet is either in the body or named by its line."""

    header_line: int | None
    header: tuple[str, ...]
    body: tuple[Row, ...]
    named: Mapping[int, RowKind]


def find_layout(sheet: Sheet, *, known_words: Collection[str] = ()) -> Layout:
    """Return where the table of a sheet stands; without a header all of the sheet is title.

    `known_words` are words that headers use; they help to tell the header from other rows of words.
    """
    index = find_header(sheet.rows, known_words)
    if index is None:
        return Layout(None, (), (), MappingProxyType(_named_outside(sheet.rows)))
    header = read_header(sheet.rows, index)
    header_rows = sheet.rows[header.first : header.last + 1]
    named = _named_outside(sheet.rows[: header.first]) | {row.line: RowKind.HEADER for row in header_rows}
    namer = RowNamer(header_rows)
    body = []
    for row in sheet.rows[header.last + 1 :]:
        kind = namer.kind(row)
        if kind is None:
            body.append(row)
        else:
            named[row.line] = kind
    body, sections = _without_sections(body)
    named |= dict.fromkeys((row.line for row in sections), RowKind.TITLE)
    width = max([_width(header.names), *(_width(row.cells) for row in body)])
    names = column_names(header.names[:width], width)
    return Layout(sheet.rows[index].line, names, tuple(body), MappingProxyType(named))


def _without_sections(body: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Part the rows from those between them that hold a single text at the left, as titles of sections do."""
    typical = median([width for row in body if (width := _filled(row)) > 1] or [0])
    if typical < SECTIONED_WIDTH:
        return list(body), []
    left = min(next(i for i, cell in enumerate(row.cells) if is_filled(cell)) for row in body)
    last = max(row.line for row in body if _filled(row) > 1)
    sections = [row for row in body if _filled(row) == 1 and _is_section(row, left, is_below=row.line > last)]
    lines = {row.line for row in sections}
    return [row for row in body if row.line not in lines], sections


def _is_section(row: Row, left: int, *, is_below: bool) -> bool:
    """Whether a single text is a title; a company alone is a deal just begun, save as the last word of a report."""
    text = row.cell(left)
    return isinstance(text, str) and is_filled(text) and (is_below or COMPANY.search(text) is None)


def _filled(row: Row) -> int:
    return sum(map(is_filled, row.cells))


def _named_outside(rows: Sequence[Row]) -> dict[int, RowKind]:
    return {row.line: RowKind.BLANK if row.is_blank else RowKind.TITLE for row in rows}


def _width(cells: Sequence[Cell]) -> int:
    """Return how many columns a row has up to its last filled one."""
    width = len(cells)
    while width and not is_filled(cells[width - 1]):
        width -= 1
    return width
