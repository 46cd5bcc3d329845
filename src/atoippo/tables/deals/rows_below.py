"""Rows of another block below the table (集計): narrower, after a gap, and without an outcome; no deals, as far as one sees."""

from __future__ import annotations

from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING

from atoippo.tables.columns.deal_columns import text_of
from atoippo.tables.deals.found import Fault
from atoippo.tables.rows import Field
from atoippo.tables.sheet import is_filled
from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.deals.sheet_groups import SheetGroup, SheetTable
    from atoippo.tables.sheet import Row

USUAL_WIDTH = 4  # cells of a usual row, from which on half of them is narrow


def faults_below(group: SheetGroup, columns: Columns) -> dict[int, Fault]:
    """Return the rows of such blocks, to be looked at by a person."""
    telling = [i for field in (Field.OUTCOME, Field.STAGE) if (i := columns.index(field)) is not None]
    if not telling:
        return {}
    faults, begin = {}, 0
    for piece in group.pieces:
        end = begin + len(piece.layout.body)
        for row, cells in list(enumerate(piece.layout.body, start=begin))[end - begin - _rows_below(piece) :]:
            if not any(text_of(cells.cell(i)) for i in telling):
                faults[row] = _no_deal(cells)
        begin = end
    return faults


def _rows_below(piece: SheetTable) -> int:
    """Return how many rows at the end stand below a gap and are narrow, all of them."""
    body = piece.layout.body
    usual = median([_width(row) for row in body] or [0])
    if usual < USUAL_WIDTH:
        return 0
    narrow = len(list(takewhile(lambda row: 2 * _width(row) <= usual, reversed(body))))
    first = next((i for i in range(max(1, len(body) - narrow), len(body)) if _is_parted(piece, i)), len(body))
    return len(body) - first


def _is_parted(piece: SheetTable, row: int) -> bool:
    before, own = piece.layout.body[row - 1].line, piece.layout.body[row].line
    return any(line in piece.layout.named for line in range(before + 1, own))


def _width(row: Row) -> int:
    return sum(map(is_filled, row.cells))


def _no_deal(row: Row) -> Fault:
    value = next(text for cell in row.cells if (text := text_of(cell)))
    advice = msg(
        "表の下に離れて書かれた行で、結果もないため、商談としては読みませんでした。商談でしたら、結果を書き足してください。"
    )
    return Fault("", value, advice)
