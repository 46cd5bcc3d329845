"""Lists with 見積金額 and 受注金額: the order has an amount only where it was won, the quote tells what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.tables.deals.found import Found
from atoippo.values.message import msg
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from atoippo.tables.deals.amount_column import Amount

HARDLY_ANY = 0.1
MOST = 0.5


def quoted_where_not_won(
    chosen: int,
    others: Sequence[int],
    outcomes: Sequence[Outcome],
    read: Callable[[int], Found[Amount]],
    header: Sequence[str],
) -> Found[Amount]:
    """Return the amounts of the chosen column; where it has none for lost deals, those of another that has.

    Won deals keep the chosen column, all others take the other one: what was lost is what had been quoted.
    """
    amounts = read(chosen)
    if not others or _share_with_money(amounts, outcomes) > HARDLY_ANY:
        return amounts
    other = next((i for i in others if _share_with_money(read(i), outcomes) >= MOST), None)
    if other is None:
        return amounts
    quoted = read(other)
    sources = [amounts if outcome is Outcome.WON else quoted for outcome in outcomes]
    notice = msg(
        "失注・進行中の商談の金額は「{other}」から読みました（「{column}」は受注した商談だけにあります）。",
        other=header[other],
        column=header[chosen],
    )
    return Found(
        [found.values[row] for row, found in enumerate(sources)],
        {row: found.faults[row] for row, found in enumerate(sources) if row in found.faults},
        (*dict.fromkeys((*amounts.notices, *quoted.notices)), notice),
    )


def _share_with_money(amounts: Found[Amount], outcomes: Sequence[Outcome]) -> float:
    """Return which share of the lost deals has an amount, or might have one that could not be read."""
    lost = [row for row, outcome in enumerate(outcomes) if outcome is Outcome.LOST]
    with_money = sum(1 for row in lost if row in amounts.faults or any(amounts.values[row]))
    return with_money / len(lost) if lost else 1.0
