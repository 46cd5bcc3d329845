"""Whom the day itself brings back: open deals that are to be asked about again, conditions whose day has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db.models import Exists, OuterRef, Q

from atoippo.conditions.models import Condition, ConditionKind, Origin
from atoippo.deals.models import Continuation, Deal
from atoippo.mail.models import Suppression, SuppressionReason
from atoippo.pursuits.models import Pursuit
from atoippo.reports.words import spoken_day
from atoippo.values.message import Message, msg
from atoippo.values.outcome import Outcome
from atoippo.web.language import spoken_language

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.teams.models import Member

SHOWN_FOR = timedelta(days=60)  # after its day a card that nobody took up leaves 今日; the deal page keeps it
BEFORE_CONTRACT_ENDS = timedelta(days=180)  # when a customer begins to think of the next one
COMPANY = "deal__company__merged_into"
WHY = MappingProxyType(
    {
        ConditionKind.TIMING: msg("{day}ごろならご連絡してよいとうかがっています。"),
        ConditionKind.CONTRACT: msg("いまのご契約は{day}ごろまでとうかがっています。次をお考えになる頃です。"),
        ConditionKind.BUDGET: msg("ご予算は{day}ごろに決まるとうかがっています。"),
    }
)
OTHERWISE = msg("{day}ごろに「{kind}」の動きがありそうだとうかがっています。")


@dataclass(frozen=True, slots=True)
class AskAgain:
    """An open deal whose customer was still thinking it over, on the day to ask again."""

    deal: Deal
    said: Continuation
    submission: str


@dataclass(frozen=True, slots=True)
class Woken:
    """A lost deal whose condition's day has come, and why that day."""

    condition: Condition
    why: Message

    @property
    def deal(self) -> Deal:
        """What was lost."""
        return self.condition.deal


def asks_due(member: Member, *, today: date) -> list[AskAgain]:
    """Return the member's own open deals that are to be asked about again, the oldest day first."""
    later = Continuation.objects.filter(deal=OuterRef("deal"), pk__gt=OuterRef("pk"))
    newest = Continuation.objects.visible_to(member).filter(~Exists(later), deal__owner=member)
    due = newest.filter(deal__outcome=Outcome.OPEN, ask_again_on__range=(today - SHOWN_FOR, today))
    found = due.select_related(COMPANY, "deal__contact").order_by("ask_again_on", "pk")
    return [AskAgain(said.deal, said, uuid4().hex) for said in found]


def conditions_due(member: Member, *, now: datetime) -> list[Woken]:
    """Return the conditions of the member's own lost deals whose day has come and that nobody took up since.

    What a customer only wished for in a form leads to no touch, and what they said themselves counts before what a rep
    noted earlier; a deal that was picked for 今日 stands there already. A contract wakes its deal half a year before its end.
    """
    today = now.date()
    own = Condition.objects.visible_to(member).standing().of_latest_losses().filter(deal__owner=member, may_prompt=True)
    contract = Q(kind=ConditionKind.CONTRACT)
    come = Q(due_on__range=(today - SHOWN_FOR, today))
    near = Q(due_on__range=(today, today + BEFORE_CONTRACT_ENDS))
    due = own.filter((contract & near) | (~contract & come), deal__outcome=Outcome.LOST)
    found = due.filter(~_is_taken_up(), ~_was_said_otherwise(), ~_is_to_rest(now))
    rows = found.select_related(COMPANY, "deal__contact").order_by("due_on", "pk")
    return [Woken(condition, _why(condition)) for condition in rows]


def _is_taken_up() -> Q:
    """Return whether somebody goes back to the deal, or did since its day; a contract's day still lies ahead when it wakes its deal."""
    pursuits = Pursuit.objects.filter(deal=OuterRef("deal"))
    since = pursuits.filter(Q(ended_at=None) | Q(picked_at__date__gte=OuterRef("due_on")))
    since_noted = Exists(pursuits.filter(picked_at__gte=OuterRef("noted_at")))
    return Q(Exists(since)) | Q(since_noted, kind=ConditionKind.CONTRACT)


def _was_said_otherwise() -> Q:
    """Return whether the customer named a time by the form after a rep had noted one."""
    by_form = Condition.objects.standing().filter(
        loss=OuterRef("loss"), origin=Origin.FORM, kind=ConditionKind.TIMING, noted_at__gt=OuterRef("noted_at")
    )
    return Q(Exists(by_form), origin=Origin.REP, kind=ConditionKind.TIMING)


def _is_to_rest(now: datetime) -> Exists:
    """Return whether the customer asked for quiet until later (当面は予定がない), or for no mail at all."""
    stops = (SuppressionReason.NOT_BEFORE, SuppressionReason.OPTED_OUT)
    return Exists(Suppression.objects.in_force(now).filter(reason__in=stops, contact=OuterRef("deal__contact")))


def _why(condition: Condition) -> Message:
    kind = ConditionKind(condition.kind)
    sentence = WHY.get(kind, OTHERWISE)
    day = spoken_day(condition.due_on, spoken_language()) if condition.due_on else ""
    return Message(sentence.text, {"day": day, "kind": kind.spoken} if sentence is OTHERWISE else {"day": day})
