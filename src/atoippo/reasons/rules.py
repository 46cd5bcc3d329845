"""Who may say what about a loss, and how it may be known; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.values.reason import Reason


class Voice(TextChoices):
    """Whose words these are. 文章 is a mark under the quote, not a person."""

    REP = "rep", "営業"
    CUSTOMER = "customer", "お客様"
    MANAGER = "manager", "上司"
    TEXT = "text", "文章から"

    @property
    def spoken(self) -> Message:
        """The voice as people read it."""
        return VOICE_LABELS[self]


VOICE_LABELS = {
    Voice.REP: msg("営業"),
    Voice.CUSTOMER: msg("お客様"),
    Voice.MANAGER: msg("上司"),
    Voice.TEXT: msg("文章から"),
}


class KnownBy(TextChoices):
    """How we know it."""

    HEARD = "heard", "直接うかがった"
    MAIL = "mail", "お客様のメール"
    FORM = "form", "お客様のご回答（フォーム）"
    GUESS = "guess", "私の推測"
    FILE = "file", "ファイルから（取り込み）"
    READ = "read", "文章から読み取り"

    @property
    def spoken(self) -> Message:
        """How we know it, as people read it."""
        return KNOWN_BY_LABELS[self]


KNOWN_BY_LABELS = {
    KnownBy.HEARD: msg("直接うかがった"),
    KnownBy.MAIL: msg("お客様のメール"),
    KnownBy.FORM: msg("お客様のご回答（フォーム）"),
    KnownBy.GUESS: msg("私の推測"),
    KnownBy.FILE: msg("ファイルから（取り込み）"),
    KnownBy.READ: msg("文章から読み取り"),
}


KNOWN_BY_OF_VOICE = {
    Voice.REP: (KnownBy.HEARD, KnownBy.MAIL, KnownBy.GUESS, KnownBy.FILE),
    Voice.CUSTOMER: (KnownBy.HEARD, KnownBy.MAIL, KnownBy.FORM),
    Voice.MANAGER: (KnownBy.HEARD, KnownBy.MAIL, KnownBy.GUESS),
    Voice.TEXT: (KnownBy.READ,),
}


class StatementRefused(Exception):  # noqa: N818 - named as a sentence
    """A statement breaks a rule of its voice; says what is wrong and how to mend it."""

    def __init__(self, advice: Message) -> None:
        super().__init__(str(advice))
        self.advice = advice


class OtherNeedsWords(StatementRefused):
    """その他 tells nothing unless somebody's words stand beside it."""


class KnownInNoSuchWay(StatementRefused):
    """A voice can't be known in this way: お客様's words are never guessed, a file holds 営業's."""


class TextNamesOnlyTheSix(StatementRefused):
    """A text's reading names one of the six reasons or none; only a person says その他 or まだ分からない."""


class ReasonNamedTwice(StatementRefused):
    """A statement names each reason once."""


class UnknownStandsAlone(StatementRefused):
    """Who does not know yet names no reason beside まだ分からない."""


class FigureOutOfRange(StatementRefused):
    """A weight is greater than nothing, a confidence lies between 0 and 1."""


class NothingWasStated(StatementRefused):
    """A statement without reason and without words says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReasonDetails:
    """One reason of a statement: the main one weighs most; a text's reading says how sure it is (0–1)."""

    reason: Reason
    weight: float = 1.0
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDetails:
    """What one voice says about a loss: the customer's words, a file's own words, the reasons and where it comes from."""

    voice: Voice
    known_by: KnownBy
    reasons: Sequence[StatedReasonDetails] = ()
    quote: str = ""
    reason_words: str = ""
    source: str = ""


def check_statement(details: StatementDetails) -> None:
    """Refuse a statement that its voice may not make; the error says how to mend it."""
