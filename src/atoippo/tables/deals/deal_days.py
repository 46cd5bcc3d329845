"""The first and last day of each deal, from whichever columns tell them: 作成日, 完了予定日, 受注日, 失注日."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.tables.deals.date_column import order_name, read_dates
from atoippo.tables.deals.date_orders import UNNEEDED, decide_orders
from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue
from atoippo.values.message import counted
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from atoippo.tables.columns.choice import Columns
    from atoippo.tables.columns.deal_columns import DealColumns
    from atoippo.tables.deals.date_orders import OrderDecision
    from atoippo.tables.deals.found import Fault, Found
    from atoippo.values.message import Message

MOSTLY_DATES = 0.7


@dataclass(frozen=True, slots=True)
class DealDays:
    """First and last day of each row, faulty cells by row, words for the person, and the order of each date column."""

    opened: Sequence[date | None]
    closed: Sequence[date | None]
    faults: Mapping[int, Fault]
    notices: tuple[Message, ...]
    orders: Mapping[int, Message]


def read_days(table: DealColumns, columns: Columns, outcomes: Sequence[Outcome], *, day_first: bool | None) -> DealDays:
    """Return the days of each deal; an open deal has no last day, whatever day is planned."""
    opened_in = columns.index(Field.OPENED_ON)
    closed_in = {outcome: _closing_columns(columns, outcome) for outcome in (Outcome.WON, Outcome.LOST)}
    used = [i for i in (opened_in, *closed_in[Outcome.LOST], *closed_in[Outcome.WON]) if i is not None]
    dated = [i for i, profile in enumerate(columns.profiles) if profile.dates >= MOSTLY_DATES]
    texts = {i: table.texts(i) for i in dict.fromkeys([*used, *dated])}
    decisions = decide_orders(texts, opened_in, columns.index(Field.CLOSED_ON), day_first=day_first)
    read: dict[int, Found[date | None]] = {}
    for column in dict.fromkeys(used):
        needed = [column == opened_in or column in closed_in.get(outcome, ()) for outcome in outcomes]
        read[column] = read_dates(texts[column], table.header[column], decisions[column], needed)
    opened = read[opened_in].values if opened_in is not None else [None] * len(outcomes)
    closed = [_first_day(read, closed_in.get(outcome, ()), row) for row, outcome in enumerate(outcomes)]
    return DealDays(
        opened=opened,
        closed=closed,
        faults={row: fault for found in read.values() for row, fault in found.faults.items()},
        notices=(*(notice for found in read.values() for notice in found.notices), *_backwards(opened, closed)),
        orders=_named(decisions),
    )


def _closing_columns(columns: Columns, outcome: Outcome) -> tuple[int, ...]:
    """Return the columns that tell the last day of a won or lost deal, the surest first."""
    own, others = (Clue.WON_ON, Clue.LOST_ON) if outcome is Outcome.WON else (Clue.LOST_ON, Clue.WON_ON)
    choice = columns.choices.get(Field.CLOSED_ON)
    if choice is None:
        return columns.clues.get(own, ())
    if choice.how == "option":
        return (choice.index,)
    foreign = choice.index in columns.clues.get(others, ()) and choice.index not in columns.clues.get(own, ())
    return tuple(dict.fromkeys((*columns.clues.get(own, ()), *(() if foreign else (choice.index,)))))


def _first_day(read: Mapping[int, Found[date | None]], columns: Sequence[int], row: int) -> date | None:
    return next((day for column in columns if (day := read[column].values[row]) is not None), None)


def _backwards(opened: Sequence[date | None], closed: Sequence[date | None]) -> list[Message]:
    n = sum(1 for first, last in zip(opened, closed, strict=True) if first and last and last < first)
    return [counted("始まった日より前に決着している商談が{n}件あります。日付をお確かめください。", n=n)] if n else []


def _named(decisions: Mapping[int, OrderDecision]) -> dict[int, Message]:
    return {column: name for column, d in decisions.items() if d != UNNEEDED and (name := order_name(d)) is not None}
