"""だれが何と言ったか: the voices about each loss side by side; a text is no voice, but a mark under the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.reasons.models import KnownBy, Voice
from atoippo.reasons.queries import standing_statements_of_losses
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from atoippo.deals.models import Deal, Loss
    from atoippo.reasons.models import Statement

SURE, LIKELY = 0.9, 0.6  # of a text's reading
STILL_MISSING = {
    Voice.CUSTOMER: msg("お客様ご自身の言葉は、まだうかがえていません。"),
    Voice.REP: msg("営業の記録は、まだありません。"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a text says by itself: 文章から."""

    reasons: tuple[Message, ...]
    quote: str
    certainty: Message | None


@dataclass(frozen=True, slots=True)
class Words:
    """What one person says about a loss: the reasons, the main one first, and the words, with how we know them."""

    voice: Message
    reasons: tuple[Message, ...]
    quote: str
    column_words: str  # as a file's reason column has them
    stated_by: str
    stated_at: datetime
    known_by: Message
    mark: Mark | None

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said after all."""
        return not (self.reasons or self.quote or self.column_words)


@dataclass(frozen=True, slots=True)
class LossVoices:
    """All that was said about one loss, and what is still to be heard."""

    loss: Loss
    words: tuple[Words, ...]
    mark: Mark | None  # of a text that nobody's words hold
    missing: tuple[Message, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nobody said anything."""
        return not self.words and self.mark is None


def voices_of(deal: Deal) -> list[LossVoices]:
    """Return who said what about each loss of a deal, the latest first; three queries."""
    losses = list(deal.losses.order_by("-turn"))
    standing = standing_statements_of_losses(losses)
    return [_voices(loss, standing.get(loss.pk, {})) for loss in losses]


def _voices(loss: Loss, said: Mapping[Voice, Statement]) -> LossVoices:
    mark = _mark(said.get(Voice.TEXT))
    people = [said[voice] for voice in Voice if voice is not Voice.TEXT and voice in said]
    resting = _bearer(people, mark)
    words = tuple(_words(statement, mark if statement is resting else None) for statement in people)
    missing = tuple(text for voice, text in STILL_MISSING.items() if voice not in said)
    return LossVoices(loss, words, None if resting else mark, missing)


def _bearer(people: list[Statement], mark: Mark | None) -> Statement | None:
    """Return whose words the text's mark rests on: those that hold its quote, else the only ones there are."""
    if mark is None:
        return None
    holding = [said for said in people if mark.quote and mark.quote in f"{said.reason_words}\n{said.quote}"]
    return next(iter(holding or people[:1]), None)


def _words(said: Statement, mark: Mark | None) -> Words:
    return Words(
        voice=Voice(said.voice).spoken,
        reasons=_reasons(said),
        quote=said.quote,
        column_words=said.reason_words if said.reason_words != said.quote else "",
        stated_by=str(said.stated_by or ""),
        stated_at=said.stated_at,
        known_by=KnownBy(said.known_by).spoken,
        mark=mark,
    )


def _mark(said: Statement | None) -> Mark | None:
    if said is None or not _reasons(said):
        return None
    confidence = next((told.confidence for told in said.reasons.all()), None)
    return Mark(_reasons(said), said.quote, _certainty(confidence))


def _certainty(confidence: float | None) -> Message | None:
    if confidence is None:
        return None
    if confidence >= SURE:
        return msg("はっきり読み取れます")
    return msg("おそらく") if confidence >= LIKELY else msg("はっきりとは読み取れません")


def _reasons(said: Statement) -> tuple[Message, ...]:
    return tuple(Reason(told.reason).label for told in said.reasons.all())
