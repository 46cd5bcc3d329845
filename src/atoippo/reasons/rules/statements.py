"""Who may say what about a loss, and how it may be known; pure."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from atoippo.reasons.rules.voices import KNOWN_BY_OF_VOICE, KnownBy, Voice
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason


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
    """A weight is greater than nothing; a confidence, which only what was read from words has, lies between 0 and 1."""


class SubReasonOfNone(StatementRefused):
    """A finer reason stands under one of the six; その他 and まだ分からない have none."""


READ_VOICES = (Voice.TEXT, Voice.CUSTOMER)  # whose reasons may have been read from free words


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedReasonDetails:
    """One reason of a statement: the main one weighs most; one that was read from free words says how sure that is (0–1).

    `sub` is the finer reason by its name as the workspace offers it, "" where nobody chose one.
    """

    reason: Reason
    weight: float = 1.0
    confidence: float | None = None
    sub: str = ""


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
    if not reasons and not details.has_words and details.voice is not Voice.TEXT:
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
    """Check a text's reading: it may name nothing and rest on no single clause, for it is the mark of words beside it."""
    if not all(stated.reason.is_one_of_the_six for stated in details.reasons):
        raise TextNamesOnlyTheSix(
            msg("文章から読み取れるのは六つの理由だけです。「その他」と「まだ分からない」は人が選びます。")
        )


def _check_figures(voice: Voice, stated: StatedReasonDetails) -> None:
    if not 0 < stated.weight < inf:
        raise FigureOutOfRange(msg("理由の重みは0より大きい数にしてください。"))
    if stated.confidence is not None and (voice not in READ_VOICES or not 0 <= stated.confidence <= 1):
        raise FigureOutOfRange(msg("確かさは、文章から読み取った理由だけに、0から1の数で付けてください。"))
    if stated.sub and not stated.reason.is_one_of_the_six:
        raise SubReasonOfNone(msg("細かい理由は、六つの理由の下でだけ選べます。理由を選び直してください。"))
