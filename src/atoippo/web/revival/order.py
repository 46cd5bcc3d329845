"""How the revival list can be ordered, and which of it a number of picks takes."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from atoippo.reports.revival import RevivalCandidate

WORTHWHILE = "worth"  # the order in which the list comes
KEYS: MappingProxyType[str, tuple[Message, Callable[[RevivalCandidate], Any] | None]] = MappingProxyType(
    {
        WORTHWHILE: (msg("おすすめ順"), None),
        "next": (msg("次のご連絡が近い順"), lambda c: c.outlook.next_on),
        "amount": (msg("金額が大きい順"), lambda c: -(c.amount_yen or 0)),
        "reach": (msg("遠くまで進んだ順"), lambda c: -(c.reach or 0)),
        "lost": (msg("最近失注した順"), lambda c: -(c.lost_on or date.min).toordinal()),
        "company": (msg("会社名順"), lambda c: c.company or ""),
    }
)
PICKS = (5, 10, 20)


def ordered(candidates: Sequence[RevivalCandidate], key: str) -> list[RevivalCandidate]:
    """Return the candidates in an order by its key; an unknown key is おすすめ順."""
    _, value_of = KEYS.get(key, KEYS[WORTHWHILE])
    return sorted(candidates, key=value_of) if value_of else list(candidates)


def first_of(
    candidates: Sequence[RevivalCandidate], count: int, *, picked: Collection[int], mine: Collection[int]
) -> list[int]:
    """Return the deals of the first candidates that nobody goes back to yet; `mine` are those one may pick."""
    free = (c.row for c in candidates if c.row not in picked and c.row in mine)
    return [row for row, _ in zip(free, range(count), strict=False)]
