"""A line of the list as people read it; a reason never stands without the voice whose word it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from atoippo.deals.models import Deal, Loss
from atoippo.insights.silent_deals import whys_of
from atoippo.reasons.models import Voice
from atoippo.reasons.queries import standing_statements_of_losses
from atoippo.values.message import Message, msg
from atoippo.values.outcome import Outcome
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from atoippo.insights.silence import SilentDeal
    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Member

PEOPLE = (Voice.CUSTOMER, Voice.REP, Voice.MANAGER)
STATES = {Outcome.OPEN: msg("進行中"), Outcome.WON: msg("受注"), Outcome.LOST: msg("失注")}
RETURNED = msg("再開")


@dataclass(frozen=True, slots=True)
class Row:
    """One deal of the list, with what stands of its latest loss by voice."""

    deal: Deal
    said: Mapping[Voice, Statement]
    silence: SilentDeal | None = None  # why it is listed as 返事のない商談
    submission: str = ""  # token for what is said about it

    @property
    def company(self) -> str:
        """The customer's name; where names are joined, the one that leads."""
        company = self.deal.company
        return str((company.merged_into or company).name) if company else ""

    @property
    def state(self) -> Message:
        """How the deal stands; an open one that was closed before has come back."""
        return state_of(self.deal)

    @property
    def day(self) -> date | None:
        """The day it ended, of an open deal the day it began."""
        return self.deal.opened_on if self.deal.is_open else self.deal.closed_on

    @property
    def reasons(self) -> list[Message]:
        """The main reason that each person gives, with whose word it is."""
        told = ((voice, main_reason(self.said.get(voice))) for voice in PEOPLE)
        return [msg("{reason}（{voice}）", reason=reason.label, voice=voice.spoken) for voice, reason in told if reason]

    @property
    def read(self) -> Message | None:
        """What the text says, where no person says the same."""
        reason = main_reason(self.said.get(Voice.TEXT))
        if reason is None or reason in {main_reason(self.said.get(voice)) for voice in PEOPLE}:
            return None
        return msg("文章から：{reason}", reason=reason.label)


def rows_of(pks: Sequence[int], member: Member) -> list[Row]:
    """Return the lines of these deals, in their order; five queries, however many they are."""
    related = ("company__merged_into", "contact", "owner", "team", "product", "competitor")
    deals = Deal.objects.visible_to(member).filter(pk__in=pks).select_related(*related)
    deal_of = {deal.pk: deal for deal in deals}
    latest = {loss.deal_id: loss for loss in Loss.objects.filter(deal__in=list(deal_of)).order_by("turn")}
    said = standing_statements_of_losses(latest.values())
    return [Row(deal_of[pk], said.get(latest[pk].pk, {}) if pk in latest else {}) for pk in pks if pk in deal_of]


def silent_rows(rows: Sequence[Row], member: Member, *, today: date) -> list[Row]:
    """Return the lines of silent deals with why each is listed."""
    whys = whys_of(member=member, rows=[row.deal.pk for row in rows], today=today)
    return [replace(row, silence=whys.get(row.deal.pk), submission=uuid4().hex) for row in rows]


def state_of(deal: Deal) -> Message:
    """Return how a deal stands, in a word."""
    return RETURNED if deal.is_open and deal.turns else STATES[Outcome(deal.outcome)]


def main_reason(statement: Statement | None) -> Reason | None:
    """Return the first of the reasons that a statement gives."""
    reasons = list(statement.reasons.all()) if statement else []
    return Reason(reasons[0].reason) if reasons else None
