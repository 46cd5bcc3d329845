"""Answering the digging questions about a loss, and wording them as the workspace likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.rules import require_one_workspace
from atoippo.reasons.actions.taxonomy import OnlyAdminsChangeReasons, lock_taxonomy
from atoippo.reasons.models import Question, QuestionAnswer
from atoippo.reasons.rules import DEFAULT_QUESTIONS
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.reasons.rules import AskedQuestion
    from atoippo.teams.models import Member
    from atoippo.values.reason import Reason

__all__ = [
    "AnswerSaysNothing",
    "OnlyAdminsChangeReasons",
    "QuestionNeedsWords",
    "answer_question",
    "reword_question",
    "use_default_question",
]


class AnswerSaysNothing(Refused):
    """A question was answered without words, without a day and without 聞けていない."""

    says = msg("答えを選ぶか、ひと言残してください。まだのときは「聞けていない」を選べます。")


class QuestionNeedsWords(Refused):
    """A question was to ask nothing."""

    says = msg("質問の文を入力してください。")


@transaction.atomic
def answer_question(
    *, loss: Loss, question: AskedQuestion, words: str, unheard: bool, by: Member, at: datetime
) -> QuestionAnswer:
    """Keep what a rep answered to a question about a loss, or that it could not be heard; the newest answer stands.

    The same answer again writes nothing. What is asked for the rep alone leaves no words here.
    """
    require_one_workspace(loss.workspace_id, by)
    said = "" if question.is_private or unheard else words.strip()
    if not (said or unheard or question.is_private):
        raise AnswerSaysNothing
    about = QuestionAnswer.objects.filter(loss=loss, reason=question.reason.value, place=question.place)
    newest = about.order_by("-pk").first()
    if newest is not None and (newest.words, newest.unheard, newest.asked) == (said, unheard, question.words):
        return newest
    answer = QuestionAnswer(
        workspace_id=loss.workspace_id,
        loss=loss,
        reason=question.reason.value,
        place=question.place,
        asked=question.words,
        words=said,
        unheard=unheard,
        answered_by=by,
        answered_at=at,
    )
    answer.full_clean()
    answer.save(force_insert=True)
    record_audit(workspace=loss.workspace, by=by, action="question.answered", subject=answer, at=at)
    return answer


@transaction.atomic
def reword_question(*, question: AskedQuestion, by: Member, at: datetime) -> Question:
    """Ask one of a reason's two questions (`reason` and `place` say which) in these words from now on."""
    workspace = lock_taxonomy(by)
    if not question.words.strip():
        raise QuestionNeedsWords
    place = {"workspace": workspace, "reason": question.reason.value, "place": question.place}
    row = Question.objects.filter(**place).first() or Question(**place)
    before = row.words or DEFAULT_QUESTIONS[question.reason][question.place - 1].words
    row.words, row.choices = question.words.strip(), [choice.strip() for choice in question.choices if choice.strip()]
    row.asked_for, row.changed_by, row.changed_at = question.asked_for, by, at
    row.full_clean()
    row.save()
    changes = {"words": [before, row.words]}
    record_audit(workspace=workspace, by=by, action="question.reworded", subject=row, changes=changes, at=at)
    return row


@transaction.atomic
def use_default_question(*, reason: Reason, place: int, by: Member, at: datetime) -> None:
    """Ask a question in the words that every workspace begins with; where it does already, nothing is written."""
    workspace = lock_taxonomy(by)
    row = Question.objects.filter(workspace=workspace, reason=reason.value, place=place).first()
    if row is None:
        return
    record_audit(workspace=workspace, by=by, action="question.default_used", subject=row, at=at)
    row.delete()
