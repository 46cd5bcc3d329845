"""Where a request stands, as each reader may know it: for a rep a masked answer is no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.feedback.models import Answer
from atoippo.mail.models import MessageState
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from atoippo.feedback.models import FeedbackRequest
    from atoippo.teams.models import Member
    from atoippo.values.message import Message

LEFT = {MessageState.SENT, MessageState.BY_HAND, MessageState.UNKNOWN, MessageState.HANDING_OVER}


def request_state(request: FeedbackRequest, member: Member, at: datetime) -> Message:
    """Return where a request stands, as this member may know it."""
    return request_states([request], member, at)[request.pk]


def request_states(requests: Iterable[FeedbackRequest], member: Member, at: datetime) -> Mapping[int, Message]:
    """Return where each of these requests stands, by its number; one query when their mails are at hand."""
    requests = list(requests)
    visible = Answer.objects.visible_to(member).filter(request__in=requests).standing()
    answers = {answer.request_id: answer for answer in visible}
    return {request.pk: _state(request, answers.get(request.pk), at) for request in requests}


def _state(request: FeedbackRequest, answer: Answer | None, at: datetime) -> Message:
    if answer is not None:
        return _answered(answer)
    if request.revoked_at is not None:
        return msg("取り下げました")
    if request.expires_at <= at:
        return msg("受付は終了しました")
    if request.message is not None and request.message.state not in LEFT:
        return msg("まだ送っていません")
    return msg("お返事をお待ちしています")


def _answered(answer: Answer) -> Message:
    if answer.masked:
        return msg("担当者に分からない形でお言葉が届きました")
    return msg("お言葉が届きました") if answer.told_at else msg("お言葉が届きました（まだ担当者には伝えていません）")
