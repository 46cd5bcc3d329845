"""Cells merged downwards: what stands in the first row is meant for all of them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from atoippo.tables.files.limits import check_amount

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.tables.sheet import Cell

MergedRange: TypeAlias = tuple[int, int, int]  # first row, last row, column; counted from 0
AMOUNT = re.compile(r"[¥￥$€]?\s*[△▲-]?[\d０-９.,，．]+\s*[円千百万億]*")


def fill_merged(name: str, table: list[list[Cell]], ranges: Iterable[MergedRange]) -> None:
    """Repeat a merged cell in its further rows, unless it is an amount: that would count it twice."""
    filled = 0
    for first, last, column in ranges:
        if first < len(table) and column < len(table[first]) and _is_meant_for_all(table[first][column]):
            below = table[first + 1 : last + 1]
            filled += len(below)
            check_amount(name, merged=filled)  # ranges may lie upon each other in a hostile file
            for cells in below:
                cells.extend([None] * (column + 1 - len(cells)))
                cells[column] = table[first][column]


def _is_meant_for_all(cell: Cell) -> bool:
    if isinstance(cell, str):
        return AMOUNT.fullmatch(cell.strip()) is None
    return isinstance(cell, date)
