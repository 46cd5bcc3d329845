"""Receiving what a customer answers: kept as it came, told to whom it may be told, and obeyed at once.

A masked answer (「担当者に分からないように」) leaves nothing behind but its own row; see docs/adr/0014.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.debriefs.actions.telling import (
    EVIDENCE,
    AnswerWasReplaced,
    NotYoursToPassOn,
    stop_mail,
    tell,
    tell_rep,
    tell_what_waited,
)
from atoippo.feedback.actions import (
    NotYoursToReply,
    draft_nudge,
    draft_reply,
    nudge_what_waits,
    release_masked,
    withhold_nudge,
)
from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.feedback.queries import details_of, responsible_for
from atoippo.feedback.rules.answers import check_answer
from atoippo.mail.actions import SuppressionDetails
from atoippo.mail.models import SuppressionReason
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.teams.rules import token_digest
from atoippo.texts.anger import is_angry
from atoippo.values.message import msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.rules.answers import AnswerDetails

__all__ = [
    "AnswerClosed",
    "AnswerWasReplaced",
    "NotYoursToPassOn",
    "NotYoursToReply",
    "draft_nudge",
    "draft_reply",
    "nudge_what_waits",
    "receive_answer",
    "release_masked",
    "tell_rep",
    "tell_what_waited",
]


class AnswerClosed(Refused):
    """An answer came after the link ended or was taken back."""

    says = msg("ご回答の受付は終了いたしました。")


@transaction.atomic
def receive_answer(*, request: FeedbackRequest, details: AnswerDetails, browser: str, at: datetime) -> Answer:
    """Keep what a customer sent; the newest answer of a request stands. The same once more from one browser changes nothing.

    A named answer is told to the rep at once, save a low or angry one, which a マネージャー reads first.
    """
    rows = FeedbackRequest.objects.select_for_update(of=("self",))
    related = ("workspace", "rep", "loss__deal__team", "contact", "message__contact", "nudge")
    locked = rows.select_related(*related).get(pk=request.pk)
    if locked.revoked_at is not None or locked.expires_at <= at:
        raise AnswerClosed
    check_answer(details)
    newest = locked.answers.order_by("-pk").first()
    answer = _answer(locked, details, browser, at)
    if newest is not None and _is_same(newest, answer):
        return newest
    answer.full_clean()
    answer.save(force_insert=True)
    withhold_nudge(locked, masked=answer.masked, at=at)
    if answer.no_more:
        _opt_out(answer, at)
    return _kept_to_itself(answer, at) if answer.masked else _made_known(answer, at)


def _answer(request: FeedbackRequest, details: AnswerDetails, browser: str, at: datetime) -> Answer:
    is_low = Reason.RESPONSE_ATTITUDE in details.stated_reasons or any(
        map(is_angry, (details.words, details.condition_words))
    )
    return Answer(
        workspace=request.workspace,
        request=request,
        said=details.said,
        condition_words=details.condition_words.strip(),
        words=details.words.strip(),
        masked=details.masked,
        reader=responsible_for(request) if details.masked else None,
        no_more=details.no_more,
        manager_first=is_low and not details.masked,
        browser_hash=token_digest(browser) if browser else "",
        answered_at=at,
    )


def _is_same(newest: Answer, answer: Answer) -> bool:
    return newest.browser_hash == answer.browser_hash and details_of(newest) == details_of(answer)


def _opt_out(answer: Answer, at: datetime) -> None:
    """Obey 今後のご案内は不要です at once; a masked one quietly, so that nobody learns whence it came."""
    stop_mail(
        answer,
        SuppressionDetails(reason=SuppressionReason.OPTED_OUT, evidence=str(EVIDENCE), quietly=answer.masked),
        at,
    )


def _kept_to_itself(answer: Answer, at: datetime) -> Answer:
    """Note that somebody answered masked, and nothing else: no deal, loss, request nor rep is named."""
    workspace = answer.workspace
    record_audit(workspace=workspace, by=None, action="feedback.masked_answer", subject=workspace, at=at)
    return answer


def _made_known(answer: Answer, at: datetime) -> Answer:
    record_audit(workspace=answer.workspace, by=None, action="feedback.answered", subject=answer.request, at=at)
    return answer if answer.manager_first else tell(answer, by=None, at=at)
