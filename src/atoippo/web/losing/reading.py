"""What a text tells by itself, shown beside it while somebody writes: marks, never a choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.debriefs.queries import read_while_typing
from atoippo.reasons.models import KnownBy
from atoippo.texts.pasted_mail import looks_like_a_mail, read_signature
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.http import QueryDict

    from atoippo.debriefs.queries import NamedDay, ReadReason, ReadText
    from atoippo.texts.pasted_mail import SignatureFound
    from atoippo.values.reason import Reason

AROUND = 18  # characters kept on each side of a mark in a long text


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text: one that a reason rests on, one that denies a reason, or what stands between."""

    text: str
    reason: Reason | None = None
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a text."""

    pieces: tuple[Piece, ...]
    reasons: tuple[Message, ...]
    told: frozenset[str]  # codes of the reasons, for their chips
    named_day: NamedDay | None
    is_mail: bool
    signature: SignatureFound | None

    @property
    def denied(self) -> bool:
        """Whether something is denied in the text."""
        return any(piece.is_denied for piece in self.pieces)


def reading_of(text: str, *, said_on: date) -> Reading | None:
    """Return what a text tells; nothing of an empty one."""
    if not text.strip():
        return None
    read = read_while_typing(text, said_on=said_on)
    return Reading(
        pieces=tuple(_pieces(text, read)),
        reasons=tuple(_said(told) for told in read.reasons),
        told=frozenset(told.reason.value for told in read.reasons),
        named_day=read.named_day,
        is_mail=read.is_mail,
        signature=read_signature(text) if read.is_mail else None,
    )


def known_by_of(sent: QueryDict) -> str:
    """Return how we know: the customer's mail as soon as the text looks like one, unless somebody then says otherwise."""
    if is_unsaid_mail(sent):
        return KnownBy.MAIL.value
    known_by = sent.get("known_by") or KnownBy.HEARD.value
    was_mail, is_mail = bool(sent.get("was_mail")), looks_like_a_mail(sent.get("quote", ""))
    left_again = was_mail and not is_mail and known_by == KnownBy.MAIL
    return KnownBy.HEARD.value if left_again else known_by


def is_unsaid_mail(sent: QueryDict) -> bool:
    """Whether the text is a mail, and 直接うかがった only stands there because nobody has read it yet: no script, or too quick."""
    is_untouched = not sent.get("was_mail") and sent.get("known_by", "") in {"", KnownBy.HEARD.value}
    return is_untouched and looks_like_a_mail(sent.get("quote", ""))


def as_mail(sent: QueryDict) -> QueryDict:
    """Return what was sent, with お客様のメール chosen."""
    told = sent.copy()
    told["known_by"] = KnownBy.MAIL.value
    return told


def _said(told: ReadReason) -> Message:
    return told.reason.label if told.sure else msg("{reason}（おそらく）", reason=told.reason.label)


def _pieces(text: str, read: ReadText) -> Iterator[Piece]:
    """Cut the text at its marks; what stands far from all marks is left out."""
    last = 0
    for span in read.spans:
        yield Piece(_shortened(text[last : span.start], opens=last == 0))
        yield Piece(text[span.start : span.end], span.reason, span.denied)
        last = span.end
    if last:
        yield Piece(_shortened(text[last:], closes=True))


def _shortened(text: str, *, opens: bool = False, closes: bool = False) -> str:
    if len(text) <= 3 * AROUND:
        return text
    before = "" if opens else text[:AROUND]
    after = "" if closes else text[-AROUND:]
    return f"{before}…{after}"
