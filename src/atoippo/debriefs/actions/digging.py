"""Answering one digging question: the answer is kept, and becomes the rival, the condition or the promise that it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import localdate

from atoippo.conditions.actions import note_condition, withdraw_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind, Origin
from atoippo.deals.actions import LossFacts, correct_loss
from atoippo.deals.models import Deal
from atoippo.debriefs.actions.closing import require_own, rival_named
from atoippo.debriefs.rules import day_meant
from atoippo.lessons.actions import make_promise
from atoippo.reasons.actions import answer_question
from atoippo.reasons.rules import AskedFor

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.deals.models import Loss
    from atoippo.debriefs.rules import DiggingAnswer
    from atoippo.reasons.models import QuestionAnswer
    from atoippo.reasons.rules import AskedQuestion
    from atoippo.teams.models import Member

KIND_ASKED_FOR = {
    AskedFor.CONTRACT_END: ConditionKind.CONTRACT,
    AskedFor.BUDGET_DAY: ConditionKind.BUDGET,
    AskedFor.CHANGE: ConditionKind.OTHER,
}


@transaction.atomic
def answer_digging_question(
    *, loss: Loss, question: AskedQuestion, answer: DiggingAnswer, by: Member, at: datetime
) -> QuestionAnswer:
    """Keep a rep's answer and let it tell what it was asked for; the same answer again changes nothing.

    What is asked for the rep alone becomes a promise, which nobody else reads.
    """
    deal = Deal.objects.select_for_update().get(pk=loss.deal_id)
    require_own(deal, by)
    if not answer.unheard:
        _tell(loss, question, answer, by, at)
    return answer_question(loss=loss, question=question, words=answer.text, unheard=answer.unheard, by=by, at=at)


def _tell(loss: Loss, question: AskedQuestion, answer: DiggingAnswer, by: Member, at: datetime) -> None:
    if question.asked_for is AskedFor.PROMISE:
        make_promise(loss=loss, words=answer.words, by=by, at=at)
    elif question.asked_for is AskedFor.RIVAL:
        loss.refresh_from_db()
        facts = replace(LossFacts.of(loss), lost_to=rival_named(loss.deal, answer.words))
        correct_loss(loss=loss, changes=facts, by=by, at=at)
    elif question.asked_for in KIND_ASKED_FOR:
        _tell_condition(loss, question, answer, by, at)


def _tell_condition(loss: Loss, question: AskedQuestion, answer: DiggingAnswer, by: Member, at: datetime) -> None:
    """Note what an answer tells to wait for; a day that an earlier answer gave is taken back."""
    if not answer.text:
        return
    day = day_meant(
        question,
        answer,
        said_on=loss.lost_on or localdate(at),
        year_starts_in=loss.workspace.fiscal_year_starts_in,
    )
    kind = KIND_ASKED_FOR[question.asked_for]
    _take_back_other_days(loss, kind, day, by, at)
    note_condition(loss=loss, details=ConditionDetails(kind=kind, words=answer.words, due_on=day), by=by, at=at)


def _take_back_other_days(loss: Loss, kind: ConditionKind, day: date | None, by: Member, at: datetime) -> None:
    earlier = Condition.objects.standing().filter(loss=loss, kind=kind, origin=Origin.REP, due_on__isnull=False)
    for condition in earlier.exclude(due_on=day) if day else earlier:
        withdraw_condition(condition=condition, by=by, at=at)
