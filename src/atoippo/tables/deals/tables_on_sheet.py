"""Tables that stand one below the other on a sheet: won deals, a gap, then lost deals under a header of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from atoippo.tables.deals.sheet_groups import lay_out
from atoippo.tables.layout.cell_looks import looks_like_label
from atoippo.tables.rows import Field, RowKind
from atoippo.tables.sheet import is_filled
from atoippo.tables.vocabulary.headers import is_header_word, meanings_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.tables.deals.sheet_groups import SheetTable
    from atoippo.tables.sheet import Row, Sheet

FEWEST_HEADERS = 4
MOST_KNOWN = 0.6


def lay_out_all(sheet: Sheet, said: Iterable[str]) -> list[SheetTable]:
    """Return the tables of a sheet from top to bottom; mostly it is one."""
    table = lay_out(sheet, said)
    cut = _cut(table)
    if cut is None:
        return [table]
    above = lay_out_all(replace(sheet, rows=sheet.rows[:cut]), said)
    below = lay_out_all(replace(sheet, rows=sheet.rows[cut:], notices=()), said)
    return [*above, *(replace(table, unit=table.unit or above[0].unit) for table in below)]


def _cut(table: SheetTable) -> int | None:
    """Return where the second of two tables begins, with its titles; None where there is one table."""
    if table.layout.header_line is None:
        return None
    rows, own = table.sheet.rows, table.layout.header_line
    others = {row.line for row in rows if table.layout.named.get(row.line) is not RowKind.HEADER and _is_header(row)}
    second = next((i for i, row in enumerate(rows) if row.line == max(own, min(others, default=0))), 0)
    if not others or rows[second].line == min(others | {own}):
        return None
    while sum(map(is_filled, rows[second - 1].cells)) == 1:
        second -= 1
    return second


def _is_header(row: Row) -> bool:
    cells = [cell for cell in row.cells if is_filled(cell)]
    if len(cells) < FEWEST_HEADERS or not all(map(looks_like_label, cells)):
        return False
    known = [word for cell in cells if is_header_word(word := str(cell).strip())]
    return len(known) >= max(FEWEST_HEADERS, MOST_KNOWN * len(cells)) and any(map(_names_deals, known))


def _names_deals(word: str) -> bool:
    return any(meanings_of(word).get(field, 0.0) >= 0.7 for field in (Field.DEAL, Field.COMPANY))
