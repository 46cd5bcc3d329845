"""Whether a mail about a request still fits: its link opens, and the deal is still lost by the loss that we ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.queries.nudges import stands
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.models.request import FeedbackRequestQuerySet
    from atoippo.mail.models import Message
    from atoippo.values.message import Message as Sentence

IS_REVOKED = msg("このお願いは取り下げていて、リンクを開けないため、お送りできません。")
IS_OVER = msg("このお願いは受付が終わっていて、リンクを開けないため、お送りできません。")
DEAL_IS_BACK = msg("お話が再開したため、このお願いは合わなくなりました。")


def requests_brought_by(message: Message) -> FeedbackRequestQuerySet:
    """Return the request whose link a mail brings; nothing for thanks and replies."""
    return FeedbackRequest.objects.filter(Q(message=message) | Q(nudge=message))


def why_not_to_send(message: Message, at: datetime) -> Sentence | None:
    """Return why a mail with a link must not leave any more; None for one that may, and for every other mail."""
    request = requests_brought_by(message).select_related("loss__deal").first()
    if request is None:
        return None
    if request.revoked_at is not None:
        return IS_REVOKED
    if not stands(request.loss):
        return DEAL_IS_BACK
    return IS_OVER if request.expires_at <= at else None
