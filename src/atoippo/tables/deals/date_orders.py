"""Whether 03/04/05 begins with its day, month or year: decided for a column from all its values and its neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.values.dates import DateOrder, NotADate, possible_orders, read_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

FEW_SLIPS = 0.02  # of a column's dates may be impossible in the order that all others have


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """The order of a column's numeric dates, None while it is undecided; `by` says what decided.

    `by` is "nothing" (no date needs an order), "values", "columns" (another column decided), "consistency" (deals end
    after they begin), "person" or "undecided".
    """

    order: DateOrder | None
    by: str
    example: str = ""


UNNEEDED = OrderDecision(None, "nothing")


def decide_orders(
    columns: Mapping[int, Sequence[str]], begin: int | None, end: int | None, *, day_first: bool | None
) -> dict[int, OrderDecision]:
    """Return the order of each date column; `begin` and `end` are the columns of a deal's first and last day."""
    counts = {column: _orders_in(texts) for column, texts in columns.items()}
    unclear = {column: orders for column, orders in counts.items() if _needs_order(orders)}
    alone = {column: _possible(orders) for column, orders in unclear.items()}
    together = _shared(alone, counts)
    pair = [texts for column in (begin, end) if column is not None and (texts := columns.get(column)) is not None]
    decisions = dict.fromkeys(columns, UNNEEDED)
    for column, orders in alone.items():
        example = _example(columns[column])
        order, by = _decide(orders, together, pair, day_first=day_first)
        decisions[column] = OrderDecision(order, by, example)
    return decisions


def _orders_in(texts: Sequence[str]) -> Counter[frozenset[DateOrder]]:
    found: Counter[frozenset[DateOrder]] = Counter()
    for text, n in Counter(texts).items():
        if orders := possible_orders(text):
            found[orders] += n
    years = _years_stand_first(texts)
    if years is not None:
        found[frozenset({DateOrder.YMD} if years else {DateOrder.DMY, DateOrder.MDY})] += sum(found.values())
    return found


def _years_stand_first(texts: Sequence[str]) -> bool | None:
    """Tell by variety where the year of dates like 24/03/15 stands: a list holds few years and many days."""
    unclear = {text for text in texts if DateOrder.YMD in possible_orders(text)}
    parts = [numbers for text in unclear if len(numbers := _numbers(text)) == 3]
    first, last = ({numbers[i] for numbers in parts} for i in (0, 2))
    if len(first) <= 6 and len(last) >= max(9, 2 * len(first)):
        return True
    if len(last) <= 6 and len(first) >= max(9, 2 * len(last)):
        return False
    return None


def _numbers(text: str) -> list[str]:
    return "".join(sign if sign.isdecimal() else " " for sign in text).split()[:3]


def _needs_order(orders: Counter[frozenset[DateOrder]]) -> bool:
    return any(len(possible) > 1 for possible in orders)


def _possible(orders: Counter[frozenset[DateOrder]]) -> frozenset[DateOrder]:
    """Return the orders in which all dates of a column (but for few slips) are dates."""
    total = sum(orders.values())
    slips = {order: sum(n for possible, n in orders.items() if order not in possible) for order in DateOrder}
    return frozenset(order for order, n in slips.items() if n <= FEW_SLIPS * total)


def _shared(
    alone: Mapping[int, frozenset[DateOrder]], counts: Mapping[int, Counter[frozenset[DateOrder]]]
) -> frozenset[DateOrder]:
    """Return the orders that all date columns of the sheet allow, those with only clear dates too."""
    shared = frozenset(DateOrder)
    for column, orders in counts.items():
        if orders:
            shared &= alone[column] if column in alone else _possible(orders)
    return shared


def _decide(
    orders: frozenset[DateOrder],
    together: frozenset[DateOrder],
    pair: Sequence[Sequence[str]],
    *,
    day_first: bool | None,
) -> tuple[DateOrder | None, str]:
    if len(orders) == 1:
        return next(iter(orders)), "values"
    said = {None: None, True: DateOrder.DMY, False: DateOrder.MDY}[day_first]
    if said is not None and (said in orders or not orders):
        return said, "person"
    shared = orders & together
    if len(shared) == 1:
        return next(iter(shared)), "columns"
    consistent = _consistent(shared or orders, pair)
    return (consistent, "consistency") if consistent else (None, "undecided")


def _consistent(orders: frozenset[DateOrder], pair: Sequence[Sequence[str]]) -> DateOrder | None:
    """Return the order in which clearly fewer deals end before they begin."""
    if len(pair) < 2 or not orders:
        return None
    backwards = sorted((_ends_before_it_begins(order, *pair), order) for order in orders)
    best, next_best = backwards[0][0], backwards[1][0]
    return backwards[0][1] if next_best >= 3 and best * 4 <= next_best else None


def _ends_before_it_begins(order: DateOrder, begins: Sequence[str], ends: Sequence[str]) -> int:
    first, last = (_days(texts, order) for texts in (begins, ends))
    return sum(1 for a, b in zip(begins, ends, strict=True) if a in first and b in last and last[b] < first[a])


def _days(texts: Sequence[str], order: DateOrder) -> dict[str, date]:
    days = {}
    for text in set(texts):
        try:
            days[text] = read_date(text, order=order)
        except NotADate:
            continue
    return days


def _example(texts: Sequence[str]) -> str:
    return next(text for text in texts if len(possible_orders(text)) > 1)
