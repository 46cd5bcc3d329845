"""Whether a letter still fits what has become of its deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.deals.models import Loss
from atoippo.feedback import queries as feedback
from atoippo.feedback.queries.nudges import stands
from atoippo.mail.models import MessageKind
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message
    from atoippo.values.message import Message as Sentence

DEAL_IS_BACK = msg("お話が再開したため、このお礼は合わなくなりました。")


def why_not_to_send(letter: Message, at: datetime) -> Sentence | None:
    """Return why a letter must not leave any more; None when it fits. A reply to a customer's words always does."""
    if letter.kind == MessageKind.THANKS:
        return None if _thanks_fit(letter) else DEAL_IS_BACK
    return feedback.why_not_to_send(letter, at)


def _thanks_fit(letter: Message) -> bool:
    """Whether the deal is lost, by the loss that the thanks are for where they name one (`loss:12:thanks`)."""
    losses = Loss.objects.filter(deal=letter.deal_id).select_related("deal")
    thanked = next((loss for loss in losses if letter.occasion == f"loss:{loss.pk}:thanks"), None)
    return stands(thanked) if thanked else letter.deal.is_lost
