"""How the workspace's letters are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.mail.models import MessageKind
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.mail.queries import LetterInUse

ALL = "all"  # in an address: the letter for all reasons


def letter_name(letter: LetterInUse) -> Message:
    """Return what a letter is called: お礼（価格・予算）."""
    kind = MessageKind(letter.kind).spoken
    if letter.reason:
        return msg("{kind}（{reason}）", kind=kind, reason=Reason(letter.reason).label)
    return msg("{kind}（理由を問わず）", kind=kind) if letter.kind == MessageKind.THANKS else kind
