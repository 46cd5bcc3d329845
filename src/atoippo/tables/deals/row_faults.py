"""What keeps a whole row from being taken: broken characters, cells beyond the header, nothing that names the deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.tables.columns.deal_columns import text_of
from atoippo.tables.deals.found import Fault
from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.headers import is_unnamed
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.columns.deal_columns import DealColumns

BROKEN = "\ufffd"
NOT_TYPED = frozenset({"", "0", "0.0", "FALSE"})
NAMES = (Field.DEAL_ID, Field.DEAL, Field.COMPANY)


def find_row_faults(
    table: DealColumns, columns: Columns, named: Mapping[Field, Sequence[object]], *, separated: bool
) -> dict[int, Fault]:
    """Return the faulty rows; `named` holds the values of the columns that name a deal, as far as the table has them.

    `separated` says that the cells came from a text cut at a sign: only there is a cell beyond the header a slip.
    """
    faults = {}
    beyond = _beyond_the_header(table, columns) if separated else ()
    for row, cells in enumerate(row.cells for row in table.rows):
        broken = next((i for i, cell in enumerate(cells) if isinstance(cell, str) and BROKEN in cell), None)
        if broken is not None:
            faults[row] = _broken_characters(table.header[broken], text_of(cells[broken]))
        elif extra := next((text for i in beyond if i < len(cells) and (text := text_of(cells[i]))), ""):
            faults[row] = _cell_beyond(extra)
        elif named and not any(values[row] for values in named.values()):
            faults[row] = _nameless(columns)
    return faults


def _beyond_the_header(table: DealColumns, columns: Columns) -> tuple[int, ...]:
    """Return the columns right of the last header that only few rows reach into."""
    width = 1 + max((i for i, name in enumerate(table.header) if not is_unnamed(name)), default=-1)
    fills = [columns.profiles[i].fill for i in range(width, len(table.header))]
    if fills and not fills[0]:  # an empty column parts the table from what stands beside it
        return ()
    return tuple(i for i, fill in enumerate(fills, start=width) if fill < 0.5)


def only_numbered(table: DealColumns, columns: Columns) -> frozenset[int]:
    """Return the rows that hold nothing but their own number and zeros of formulas, as forms made in advance do."""
    has_names = not {Field.DEAL, Field.COMPANY}.isdisjoint(columns.choices)
    numbers = columns.counters | ({columns.index(Field.DEAL_ID)} if has_names else set())
    return frozenset(
        number
        for number, row in enumerate(table.rows)
        if all(text_of(cell) in NOT_TYPED for i, cell in enumerate(row.cells) if i not in numbers)
    )


def _cell_beyond(value: str) -> Fault:
    advice = msg(
        '見出しより右のセルに値があります（「{value}」）。区切り文字を含むセルを引用符（"）で囲むか、見出しの列を足してください。',
        value=value,
    )
    return Fault("", value, advice)


def _broken_characters(column: str, value: str) -> Fault:
    advice = msg(
        "文字化けがあります（「{value}」）。元のファイルから書き出しなおすか、--encoding で文字コードを指定してください。",
        value=value,
    )
    return Fault(column, value, advice)


def _nameless(columns: Columns) -> Fault:
    missing = next(columns.choices[field].column for field in reversed(NAMES) if field in columns.choices)
    return Fault(missing, "", msg("会社名も商談名もありません。どちらかを書き足してください。"))
