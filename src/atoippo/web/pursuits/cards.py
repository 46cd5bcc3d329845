"""The cards of 今日: whom to go back to, why, and what came before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.insights.queries import revival_of
from atoippo.pursuits.permissions import may_end
from atoippo.pursuits.queries import pursuits_of

if TYPE_CHECKING:
    from datetime import date

    from atoippo.pursuits.models import Pursuit
    from atoippo.reports.revival import RevivalCandidate
    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class Card:
    """One pursuit as a person reads it; `candidate` is what 掘り起こし knows of the deal, when it lists it."""

    pursuit: Pursuit
    candidate: RevivalCandidate | None
    may_end: bool


def cards_of(member: Member, *, today: date) -> list[Card]:
    """Return the member's cards in the order of picking."""
    pursuits = list(pursuits_of(member))
    if not pursuits:
        return []
    known = {candidate.row: candidate for candidate in revival_of(member=member, today=today).candidates}
    return [Card(pursuit, known.get(pursuit.deal_id), may_end(member, pursuit)) for pursuit in pursuits]
