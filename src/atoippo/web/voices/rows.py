"""Losses one by one, with what 営業 and お客様 say about each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.deals.models import Loss
from atoippo.reasons.models import Voice
from atoippo.reasons.queries import standing_statements_of_losses
from atoippo.values.reason import Reason
from atoippo.web.deals.voices import how_known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from atoippo.deals.models import Deal
    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Member
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice says: its reasons, the main one first, its words, and how we know them."""

    reasons: tuple[Message, ...]
    words: str
    known_by: Message


@dataclass(frozen=True, slots=True)
class Row:
    """One loss with the voices about it."""

    loss: Loss
    rep: Told | None
    customer: Told | None

    @property
    def deal(self) -> Deal:
        """The deal that was lost."""
        return self.loss.deal

    @property
    def company(self) -> str:
        """The customer's name; where names are joined, the one that leads."""
        company = self.deal.company
        return str((company.merged_into or company).name) if company else ""


def rows_of(pks: Sequence[int], member: Member) -> list[Row]:
    """Return these losses in their order; three queries, however many they are."""
    related = ("deal__company__merged_into", "deal__team")
    losses = {loss.pk: loss for loss in Loss.objects.visible_to(member).filter(pk__in=pks).select_related(*related)}
    said = standing_statements_of_losses(losses.values())
    return [_row(losses[pk], said.get(pk, {})) for pk in pks if pk in losses]


def _row(loss: Loss, said: Mapping[Voice, Statement]) -> Row:
    return Row(loss, _told(said.get(Voice.REP)), _told(said.get(Voice.CUSTOMER)))


def _told(statement: Statement | None) -> Told | None:
    if statement is None:
        return None
    reasons = tuple(Reason(stated.reason).label for stated in statement.reasons.all())
    return Told(reasons, statement.quote or statement.reason_words, how_known(statement))
