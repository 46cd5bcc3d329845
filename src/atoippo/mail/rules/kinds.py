"""Why we write to a customer."""

from __future__ import annotations

from django.db.models import TextChoices

from atoippo.values.message import Message, msg


class MessageKind(TextChoices):
    """Why we write; none of these may hold an offer."""

    THANKS = "thanks", "お礼"
    SURVEY = "survey", "ご意見のお願い"
    NUDGE = "nudge", "念のためのご連絡"
    REPLY = "reply", "お返事"

    @property
    def spoken(self) -> Message:
        """The kind as people read it."""
        return KIND_LABELS[self]

    @property
    def holds_the_link(self) -> bool:
        """Whether such a mail brings the customer to the questionnaire."""
        return self in {MessageKind.SURVEY, MessageKind.NUDGE}


KIND_LABELS = {
    MessageKind.THANKS: msg("お礼"),
    MessageKind.SURVEY: msg("ご意見のお願い"),
    MessageKind.NUDGE: msg("念のためのご連絡"),
    MessageKind.REPLY: msg("お返事"),
}


def may_hold_an_offer(kind: str) -> bool:
    """Whether a kind of mail counts as advertising, for which 特定電子メール法 asks grounds; a kind not known here does."""
    return kind not in MessageKind.values
