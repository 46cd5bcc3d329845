"""What to write instead: thanks and one question, by the reason that the loss was recorded with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.mail.models import Message, MessageKind
from atoippo.reasons.models import StatedReason, Voice
from atoippo.texts.listening import suggested_reply
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.values.message import Message as Sentence

VOICES_BY_WEIGHT = (Voice.CUSTOMER, Voice.REP)


def suggestions_for(letter: Message) -> tuple[Sentence, ...]:
    """Return what a reply may say instead; other letters have their template."""
    if letter.kind != MessageKind.REPLY:
        return ()
    return suggested_reply(_main_reason(letter))


def _main_reason(letter: Message) -> Reason:
    about = StatedReason.objects.filter(statement__loss__deal=letter.deal_id, statement__voice__in=VOICES_BY_WEIGHT)
    newest = about.order_by("-statement__loss__turn", "-statement", "-weight", "pk").first()
    return Reason(newest.reason) if newest else Reason.UNKNOWN
