"""Whom the day itself brings back: open deals that are to be asked about again, conditions whose day has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db.models import Exists, OuterRef, Q

from atoippo.conditions.models import Condition
from atoippo.deals.models import Continuation, Deal
from atoippo.pursuits.models import Pursuit
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from datetime import date

    from atoippo.teams.models import Member

SHOWN_FOR = timedelta(days=60)  # after its day a card that nobody took up leaves 今日; the deal page keeps it
COMPANY = "deal__company__merged_into"


@dataclass(frozen=True, slots=True)
class AskAgain:
    """An open deal whose customer was still thinking it over, on the day to ask again."""

    deal: Deal
    said: Continuation
    submission: str


def asks_due(member: Member, *, today: date) -> list[AskAgain]:
    """Return the member's own open deals that are to be asked about again, the oldest day first."""
    later = Continuation.objects.filter(deal=OuterRef("deal"), pk__gt=OuterRef("pk"))
    newest = Continuation.objects.visible_to(member).filter(~Exists(later), deal__owner=member)
    due = newest.filter(deal__outcome=Outcome.OPEN, ask_again_on__range=(today - SHOWN_FOR, today))
    found = due.select_related(COMPANY, "deal__contact").order_by("ask_again_on", "pk")
    return [AskAgain(said.deal, said, uuid4().hex) for said in found]


def conditions_due(member: Member, *, today: date) -> list[Condition]:
    """Return the conditions of the member's own lost deals whose day has come and that nobody took up since.

    What a customer only wished for in a form leads to no touch; a deal that was picked for 今日 stands there already.
    """
    since = Q(ended_at=None) | Q(picked_at__date__gte=OuterRef("due_on"))
    picked = Pursuit.objects.filter(since, deal=OuterRef("deal"))
    own = Condition.objects.visible_to(member).standing().of_latest_losses().filter(deal__owner=member, may_prompt=True)
    due = own.filter(~Exists(picked), deal__outcome=Outcome.LOST, due_on__range=(today - SHOWN_FOR, today))
    return list(due.select_related(COMPANY, "deal__contact").order_by("due_on", "pk"))
