"""Whether the link in a drafted request still has its days: they run from the asking, not from the sending."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from atoippo.feedback.models import FeedbackRequest
from atoippo.mail.models import MessageKind, MessageState

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message

FRESH_FOR = timedelta(days=7)
NOT_SENT = (MessageState.DRAFT, MessageState.FAILED)


def is_link_stale(message: Message, at: datetime) -> bool:
    """Whether a mail that has not left holds a link that is dead, or that would be too soon after it is sent."""
    request = request_drafted_as(message)
    return request is not None and (request.revoked_at is not None or request.asked_at < at - FRESH_FOR)


def request_drafted_as(message: Message) -> FeedbackRequest | None:
    """Return the request that a mail which has not left would make; None for any other mail."""
    if message.kind != MessageKind.SURVEY or message.state not in NOT_SENT:
        return None
    return FeedbackRequest.objects.filter(message=message).first()
