"""What is asked about answers: which wait to be read, which are masked, what reps were told of those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import Answer, AnswerRelease
from atoippo.feedback.rules.answers import AnswerDetails

if TYPE_CHECKING:
    from atoippo.feedback.models.answer import AnswerQuerySet, AnswerReleaseQuerySet
    from atoippo.teams.models import Member


def answers_to_read(member: Member) -> AnswerQuerySet:
    """Return the answers that wait for the member on 今日, the newest first.

    For whom they are about: those that were told. For マネージャー also those that wait to be passed on, and the masked ones that they alone read.
    """
    told = Q(told_at__isnull=False, request__rep=member)
    waiting = Q(told_at=None)
    return _shown(Answer.objects.visible_to(member).standing()).filter(
        told | waiting if member.is_manager else told, read_at=None
    )


def masked_answers(member: Member) -> AnswerQuerySet:
    """Return the masked answers that the member may read: those whose customer was told that this member reads them."""
    return _shown(Answer.objects.visible_to(member).standing()).filter(masked=True)


def releases_for(member: Member) -> AnswerReleaseQuerySet:
    """Return what the member was told of masked answers about own customers, the newest first."""
    return AnswerRelease.objects.visible_to(member).filter(about=member).order_by("-pk")


def releases_to_read(member: Member) -> AnswerReleaseQuerySet:
    """Return the batches that wait for the member on 今日."""
    return releases_for(member).filter(read_at=None)


def details_of(answer: Answer) -> AnswerDetails:
    """Return what a kept answer said, by its questions."""
    return AnswerDetails.of(
        answer.said,
        condition_words=answer.condition_words,
        words=answer.words,
        masked=answer.masked,
        no_more=answer.no_more,
    )


def _shown(answers: AnswerQuerySet) -> AnswerQuerySet:
    """Return them with all that a line about one needs."""
    return answers.select_related("request__rep", "request__loss__deal__company", "request__contact").order_by("-pk")
