"""Recording a loss in one go: the loss, who says what, what would make it yes, what landed, and the rep's own promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from atoippo.conditions.actions import note_condition
from atoippo.deals.actions import LossDetails, note_reactions, record_loss, say_it_goes_on
from atoippo.deals.models import Competitor, Deal, Loss, LossState
from atoippo.deals.permissions import may_change
from atoippo.debriefs.actions.new_deals import CompanyNeedsName, deal_named, submitted_before
from atoippo.debriefs.actions.voices import mark_words, state_customers_mail, state_reps_reasons
from atoippo.debriefs.queries import proposed_reach
from atoippo.lessons.actions import make_promise
from atoippo.reasons.rules.defaults import NO_RIVAL
from atoippo.teams.refused import Refused
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason
from atoippo.values.spoken_days import day_of_month

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.deals.models import Continuation
    from atoippo.debriefs.rules import DebriefDetails, NewDeal
    from atoippo.teams.models import Member

__all__ = [
    "CompanyNeedsName",
    "FormWasUsed",
    "LostBeforeEarlier",
    "NotYoursToClose",
    "SayWhenToAskAgain",
    "close_as_lost",
    "close_new_deal_as_lost",
    "note_new_deal_goes_on",
    "require_later",
    "require_own",
    "rival_named",
    "say_still_considering",
    "state_of",
]


class NotYoursToClose(Refused):
    """A loss was told by somebody who may not change the deal."""

    says = msg("この商談に記録できるのは、担当者とチームのマネージャー、管理者です。担当者にお知らせください。")


class SayWhenToAskAgain(Refused):
    """A customer still considers, and nobody said when to ask again."""

    says = msg("まだ検討中のときは、次にご連絡してよい時期を選んでください。")


class FormWasUsed(Refused):
    """A form was sent again that had recorded an earlier loss of the deal, which has come back since."""

    says = msg("この画面は、前の失注の記録に使われたものでした。内容を確かめて、もう一度記録してください。")


class LostBeforeEarlier(Refused):
    """A loss was told for a day before something else that happened to the deal."""

    says = msg("この商談には、{year}年{day}の記録がすでにあります。その日か、それよりあとの日付を入れてください。")

    def __init__(self, last: date) -> None:
        super().__init__()
        self._last = last

    @property
    def sentence(self) -> Message:
        """What the person reads, with the day."""
        return msg(self.says.text, year=self._last.year, day=day_of_month(self._last))


@transaction.atomic
def close_as_lost(*, deal: Deal, details: DebriefDetails, by: Member, at: datetime) -> Loss:
    """Record that a deal was lost with all that the rep tells of it; a second submit of one form writes nothing more."""
    require_own(deal, by)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    submitted = locked.losses.filter(submission=details.submission).first()
    if submitted and submitted.turn != locked.turns:
        raise FormWasUsed
    if submitted:
        return submitted
    require_later(locked, details.lost_on, than=locked.turns)
    loss = record_loss(deal=locked, details=_loss_details(locked, details, at), by=by, at=at)
    state_reps_reasons(loss=loss, details=details, by=by, at=at)
    state_customers_mail(loss=loss, details=details, by=by, at=at)
    mark_words(loss=loss, details=details, by=by, at=at)
    for condition in details.all_conditions:
        note_condition(loss=loss, details=condition, by=by, at=at)
    note_reactions(deal=locked, loss=loss, reactions=details.reactions, by=by, at=at)
    if details.promise.strip():
        make_promise(loss=loss, words=details.promise, by=by, at=at)
    return loss


@transaction.atomic
def close_new_deal_as_lost(*, new_deal: NewDeal, details: DebriefDetails, by: Member, at: datetime) -> Loss:
    """Enter a deal that nobody had entered and record its loss at once; a second submit of one form makes no second deal.

    A CRM number that is known already means the deal that has it. Who went back in the browser after まだ検討中 closes
    the deal that this form has entered.
    """
    submitted = submitted_before(details.submission, by=by)
    deal = submitted.deal if submitted else deal_named(new_deal=new_deal, by=by, at=at)
    return close_as_lost(deal=deal, details=details, by=by, at=at)


def say_still_considering(*, deal: Deal, details: DebriefDetails, by: Member, at: datetime) -> Continuation:
    """Record no loss: the customer still considers (まだ検討中), and the deal stays open with a day to ask again."""
    require_own(deal, by)
    if details.ask_from is None:
        raise SayWhenToAskAgain
    return say_it_goes_on(
        deal=deal, ask_again_on=details.ask_from, words=details.quote, submission=details.submission, by=by, at=at
    )


@transaction.atomic
def note_new_deal_goes_on(*, new_deal: NewDeal, details: DebriefDetails, by: Member, at: datetime) -> Continuation:
    """Enter a deal that nobody had entered, and say that its customer still considers; as with a loss, one form makes one deal."""
    submitted = submitted_before(details.submission, by=by)
    deal = submitted.deal if submitted else deal_named(new_deal=new_deal, by=by, at=at)
    return say_still_considering(deal=deal, details=details, by=by, at=at)


def require_own(deal: Deal, by: Member) -> None:
    """Refuse who may not change the deal."""
    if not may_change(by, deal):
        raise NotYoursToClose


def require_later(deal: Deal, day: date | None, *, than: int) -> None:
    """Refuse a day before what happened to the deal up to that turn, as far as its days are known."""
    kinds = ((deal.losses, "lost_on"), (deal.returns, "returned_on"), (deal.wins, "won_on"))
    days = [told.filter(turn__lte=than).aggregate(last=Max(name))["last"] for told, name in kinds] if than else []
    last = max(filter(None, days), default=None)
    if day is not None and last is not None and day < last:
        raise LostBeforeEarlier(last)


def rival_named(deal: Deal, name: str) -> Competitor | None:
    """Return the rival of a name, made when it is named for the first time; none for 今のまま and 内製."""
    called = name.strip()
    if not called or called in NO_RIVAL:
        return None
    rival, _ = Competitor.objects.get_or_create(workspace_id=deal.workspace_id, name=called)
    return rival


def state_of(details: DebriefDetails) -> str:
    """Return how the deal ended: as told, else as the main reason has it."""
    follows = LossState.RIVAL if details.main == Reason.COMPETITOR else LossState.PASSED
    return (details.state or follows).value


def _loss_details(deal: Deal, details: DebriefDetails, at: datetime) -> LossDetails:
    return LossDetails(
        submission=details.submission,
        lost_on=details.lost_on or localdate(at),
        stage=deal.stage,
        reach=details.reach or proposed_reach(deal),
        state=state_of(details),
        amount_yen=deal.amount_yen,
        lost_to=rival_named(deal, details.rival),
        warmth=details.warmth,
    )
