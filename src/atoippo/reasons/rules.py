"""Who may say what about a loss, and how it may be known; pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from django.db.models import TextChoices

from atoippo.values.message import Message, msg
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


class KnownInNoSuchWay(StatementRefused):
    """A voice can't be known in this way: お客様's words are never guessed, a file holds 営業's."""


class NothingWasStated(StatementRefused):
    """A statement without reason and without words says nothing."""


class ReasonNamedTwice(StatementRefused):
    """A statement names each reason once."""


class OtherNeedsWords(StatementRefused):
    """その他 tells nothing unless somebody's words stand beside it."""


class UnknownStandsAlone(StatementRefused):
    """Who does not know yet names no reason beside まだ分からない."""


class TextNamesOnlyTheSix(StatementRefused):
    """A text's reading names some of the six reasons or none; only a person says その他 or まだ分からない."""


class FigureOutOfRange(StatementRefused):
    """A weight is greater than nothing; a confidence, which only a text's reading has, lies between 0 and 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReasonDetails:
    """One reason of a statement: the main one weighs most; a text's reading says how sure it is (0–1)."""

    reason: Reason
    weight: float = 1.0
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDetails:
    """What one voice says about a loss: somebody's words, a file's own words, the reasons, and where it all comes from."""

    voice: Voice
    known_by: KnownBy
    reasons: tuple[StatedReasonDetails, ...] = ()
    quote: str = ""
    reason_words: str = ""  # as a file's reason column has them
    source: str = ""  # file name, version of the classifier

    @property
    def has_words(self) -> bool:
        """Whether anybody's words stand beside the reasons."""
        return bool((self.quote + self.reason_words).strip())


def check_statement(details: StatementDetails) -> None:
    """Refuse a statement that its voice may not make; the error says how to mend it. Imports ask this too."""
    _check_voice(details)
    _check_reasons(details)
    if details.voice is Voice.TEXT:
        _check_text(details)
    for stated in details.reasons:
        _check_figures(details.voice, stated)


def _check_voice(details: StatementDetails) -> None:
    ways = KNOWN_BY_OF_VOICE[details.voice]
    if details.known_by not in ways:
        raise KnownInNoSuchWay(
            msg(
                "「{voice}」の言葉は「{known_by}」では記録できません。{ways}のどれかを選んでください。",
                voice=details.voice.spoken,
                known_by=details.known_by.spoken,
                ways=tuple(msg("「{word}」", word=way.spoken) for way in ways),
            )
        )


def _check_reasons(details: StatementDetails) -> None:
    reasons = [stated.reason for stated in details.reasons]
    if not reasons and not details.has_words:
        raise NothingWasStated(msg("理由も言葉も空です。理由を選ぶか、言葉を残してください。"))
    if len(set(reasons)) < len(reasons):
        raise ReasonNamedTwice(msg("同じ理由が二度選ばれています。一つずつ選んでください。"))
    if Reason.OTHER in reasons and not details.has_words:
        raise OtherNeedsWords(msg("「その他」を選ぶときは、どのような理由かを言葉で残してください。"))
    if Reason.UNKNOWN in reasons and len(reasons) > 1:
        raise UnknownStandsAlone(
            msg("「まだ分からない」は、ほかの理由と一緒には選べません。どちらかを外してください。")
        )


def _check_text(details: StatementDetails) -> None:
    if not details.quote.strip():
        raise NothingWasStated(msg("文章から読み取るには、元の文章が要ります。"))
    if not all(stated.reason.is_one_of_the_six for stated in details.reasons):
        raise TextNamesOnlyTheSix(
            msg("文章から読み取れるのは六つの理由だけです。「その他」と「まだ分からない」は人が選びます。")
        )


def _check_figures(voice: Voice, stated: StatedReasonDetails) -> None:
    if not 0 < stated.weight < inf:
        raise FigureOutOfRange(msg("理由の重みは0より大きい数にしてください。"))
    if stated.confidence is not None and (voice is not Voice.TEXT or not 0 <= stated.confidence <= 1):
        raise FigureOutOfRange(msg("確かさは、文章から読み取った理由だけに、0から1の数で付けてください。"))
