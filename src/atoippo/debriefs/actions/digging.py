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
from atoippo.debriefs.rules import day_meant, words_with
from atoippo.lessons.actions import make_promise
from atoippo.reasons.actions import answer_question
from atoippo.reasons.models import QuestionAnswer
from atoippo.reasons.rules import AskedFor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from atoippo.deals.models import Loss
    from atoippo.debriefs.rules import DiggingAnswer
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
    """Note what an answer tells to wait for; what stood without a day, or with another, is taken back."""
    if not answer.text:
        return
    day = day_meant(
        question,
        answer,
        said_on=loss.lost_on or localdate(at),
        year_starts_in=loss.workspace.fiscal_year_starts_in,
    )
    kind = KIND_ASKED_FOR[question.asked_for]
    standing = list(Condition.objects.standing().filter(loss=loss, kind=kind, origin=Origin.REP))
    kept = _words_to_keep(loss, question, standing, day) if day else ()
    told = ConditionDetails(kind=kind, words=words_with(kept, answer, question), due_on=day)
    noted = note_condition(loss=loss, details=told, by=by, at=at)
    for condition in standing:
        if condition.pk != noted.pk and _is_told_anew(condition, told):
            withdraw_condition(condition=condition, by=by, at=at)


def _words_to_keep(loss: Loss, question: AskedQuestion, standing: Sequence[Condition], day: date) -> Iterator[str]:
    """Yield the words that stood beside what gets its day now; those of an earlier answer go with it."""
    about = QuestionAnswer.objects.filter(loss=loss, reason=question.reason.value, place=question.place)
    earlier = about.order_by("-pk").values_list("words", flat=True).first() or ""
    for condition in standing:
        is_of_an_answer = condition.due_on not in {None, day} and earlier.startswith(condition.words)
        if not is_of_an_answer:
            yield condition.words


def _is_told_anew(condition: Condition, told: ConditionDetails) -> bool:
    """Whether a condition says no more than the newer one: what had no day gets one, an earlier answer's day is over."""
    if told.due_on or condition.due_on:
        return True
    return bool(told.words) and not condition.words
