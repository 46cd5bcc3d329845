"""だれが何と言ったか: the voices about each loss side by side; a text is no voice, but a mark under the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.reasons.models import KnownBy, Voice
from atoippo.reasons.queries import statements_of_losses
from atoippo.reasons.rules import in_words
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from atoippo.deals.models import Deal, Loss
    from atoippo.reasons.models import StatedReason, Statement

SURE, LIKELY = 0.9, 0.6  # of a text's reading
PEOPLE = (Voice.REP, Voice.CUSTOMER, Voice.MANAGER)
STILL_MISSING = {
    Voice.CUSTOMER: msg("お客様ご自身の言葉は、まだうかがえていません。"),
    Voice.REP: msg("営業の記録は、まだありません。"),
}
SEEN_BY_OTHERS = {  # how we know it, where 「私」 would be somebody else to who reads
    (Voice.REP, KnownBy.HEARD): msg("営業が聞き取り"),
    (Voice.REP, KnownBy.GUESS): msg("営業の推測"),
    (Voice.REP, KnownBy.UNSAID): msg("理由だけの記録"),
    (Voice.MANAGER, KnownBy.HEARD): msg("上司がお客様からうかがった"),
    (Voice.MANAGER, KnownBy.GUESS): msg("上司の推測"),
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

    voice: Voice
    reasons: tuple[Message, ...]
    quote: str
    column_words: str  # as a file's reason column has them
    stated_by: str
    stated_at: datetime
    known_by: Message
    certainty: Message | None  # of reasons that were read from the customer's free words, not chosen by anybody
    mark: Mark | None
    earlier: tuple[Words, ...] = ()  # what the voice said before, the newest first

    @property
    def is_silent(self) -> bool:
        """Whether nothing was said after all."""
        return not (self.reasons or self.quote or self.column_words)


@dataclass(frozen=True, slots=True)
class Side:
    """The place of one voice: its words, or what is still to be heard."""

    voice: Voice
    words: Words | None
    missing: Message | None


@dataclass(frozen=True, slots=True)
class LossVoices:
    """All that was said about one loss, and what is still to be heard."""

    loss: Loss
    words: tuple[Words, ...]
    mark: Mark | None  # of a text that nobody's words hold

    @property
    def is_empty(self) -> bool:
        """Whether nobody said anything."""
        return not self.words and self.mark is None

    @property
    def sides(self) -> list[Side]:
        """営業, お客様 and 上司 side by side; 上司 only where there is a view."""
        said = {words.voice: words for words in self.words}
        sides = [Side(voice, said.get(voice), STILL_MISSING.get(voice)) for voice in PEOPLE]
        return [side for side in sides if side.words or side.missing]


def voices_of(deal: Deal) -> list[LossVoices]:
    """Return who said what about each loss of a deal, the latest first; three queries."""
    losses = list(deal.losses.order_by("-turn"))
    said = statements_of_losses(losses)
    return [_voices(loss, said.get(loss.pk, {})) for loss in losses]


def how_known(said: Statement) -> Message:
    """Return how we know what somebody said, in words that are right for whoever reads them."""
    known_by = KnownBy(said.known_by)
    return SEEN_BY_OTHERS.get((Voice(said.voice), known_by), known_by.spoken)


def _voices(loss: Loss, said: Mapping[Voice, Sequence[Statement]]) -> LossVoices:
    mark = _mark(said.get(Voice.TEXT, ()))
    speaking = [said[voice] for voice in PEOPLE if voice in said and not said[voice][0].says_nothing]
    resting = _bearer([newest for newest, *_ in speaking], mark)
    words = tuple(_words(told, mark if told[0] is resting else None) for told in speaking)
    return LossVoices(loss, words, None if resting else mark)


def _bearer(people: list[Statement], mark: Mark | None) -> Statement | None:
    """Return whose words the text's mark rests on: those that hold its quote, else the only ones there are."""
    if mark is None:
        return None
    holding = [said for said in people if mark.quote and mark.quote in f"{said.reason_words}\n{said.quote}"]
    return next(iter(holding or people[:1]), None)


def _words(told: Sequence[Statement], mark: Mark | None) -> Words:
    """Return what a voice says now, with what it said before."""
    said, *before = told
    return Words(
        voice=Voice(said.voice),
        reasons=_reasons(said),
        quote=said.quote,
        column_words=said.reason_words if said.reason_words != said.quote else "",
        stated_by=str(said.stated_by or ""),
        stated_at=said.stated_at,
        known_by=how_known(said),
        certainty=_certainty(_confidence(said)),
        mark=mark,
        earlier=tuple(_words([each], None) for each in before if not each.says_nothing),
    )


def _mark(told: Sequence[Statement]) -> Mark | None:
    if not told or not _reasons(told[0]):
        return None
    return Mark(_reasons(told[0]), told[0].quote, _certainty(_confidence(told[0])))


def _confidence(said: Statement) -> float | None:
    return next((stated.confidence for stated in said.reasons.all()), None)


def _certainty(confidence: float | None) -> Message | None:
    if confidence is None:
        return None
    if confidence >= SURE:
        return msg("はっきり読み取れます")
    return msg("おそらく") if confidence >= LIKELY else msg("はっきりとは読み取れません")


def _reasons(said: Statement) -> tuple[Message, ...]:
    return tuple(_reason(stated) for stated in said.reasons.all())


def _reason(stated: StatedReason) -> Message:
    """Return a reason with the finer one as it was called on that day."""
    label = Reason(stated.reason).label
    return msg("{reason}（{sub}）", reason=label, sub=in_words(stated.sub_words)) if stated.sub_words else label
