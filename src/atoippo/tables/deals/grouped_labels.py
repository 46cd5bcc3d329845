"""Reports grouped by stage or outcome: the word stands once at the head of its group and counts for all rows of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from atoippo.tables.columns.deal_columns import text_of
from atoippo.tables.rows import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.deals.sheet_groups import SheetGroup, SheetTable
    from atoippo.tables.sheet import Cell, Row

GROUPED_BY = (Field.STAGE, Field.OUTCOME, Field.REASON)
_COUNTED = re.compile(r"[(（]\s*\d+\s*(?:件|レコード|records?)?\s*[)）]$", re.IGNORECASE)


def with_labels_repeated(group: SheetGroup, columns: Columns) -> SheetGroup:
    """Return the group with the words of grouped columns written in each of their rows."""
    pieces = group.pieces
    for column in (columns.index(field) for field in GROUPED_BY):
        if column is not None and all(_heads_groups(piece, column) for piece in pieces):
            pieces = tuple(_repeated(piece, column) for piece in pieces)
    return replace(group, pieces=pieces)


def _heads_groups(piece: SheetTable, column: int) -> bool:
    """Whether words stand at the heads of groups: each with its count, or each below a sum, a title or a gap."""
    body = piece.layout.body
    texts = [text_of(row.cell(column)) for row in body]
    heads = [i for i, text in enumerate(texts) if text]
    if not heads or heads[0] != 0 or len(heads) == len(texts):
        return False
    if all(_COUNTED.search(texts[i]) for i in heads):
        return True
    return len(heads) > 1 and all(_is_parted(piece, body[i - 1], body[i]) for i in heads[1:])


def _is_parted(piece: SheetTable, before: Row, row: Row) -> bool:
    return any(line in piece.layout.named for line in range(before.line + 1, row.line))


def _repeated(piece: SheetTable, column: int) -> SheetTable:
    body: list[Row] = []
    label: Cell = None
    for row in piece.layout.body:
        label = row.cell(column) if text_of(row.cell(column)) else label
        body.append(replace(row, cells=_with(row.cells, column, label)))
    return replace(piece, layout=replace(piece.layout, body=tuple(body)))


def _with(cells: Sequence[Cell], column: int, cell: Cell) -> tuple[Cell, ...]:
    padded = (*cells, *(None,) * (column + 1 - len(cells)))
    return (*padded[:column], cell, *padded[column + 1 :])
