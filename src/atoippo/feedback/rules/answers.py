"""What a customer sends, and what of it can't be taken; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from atoippo.feedback.rules.questionnaire import (
    CONDITIONS,
    DECIDING,
    HARD,
    MOST_CONDITION_WORDS,
    MOST_WORDS,
    REASONS,
    WHEN,
)
from atoippo.values.message import msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.feedback.rules.questionnaire import AskedOfCustomer
    from atoippo.values.message import Message


class AnswerRefused(Exception):  # noqa: N818 - named as a sentence
    """An answer can't be taken as it is; `sentence` tells the customer how to mend it."""

    def __init__(self, sentence: Message) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class NothingAnswered(AnswerRefused):
    """An answer in which nothing is chosen and nothing written."""


class NotAChoice(AnswerRefused):
    """A choice that the page does not offer, or more of them than it allows."""


class TooManyWords(AnswerRefused):
    """More words than are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDetails:
    """What a customer sends, by the codes of `questionnaire`; everything may be left out, but not everything at once."""

    reasons: tuple[str, ...] = ()
    deciding: str = ""
    hard: str = ""
    conditions: tuple[str, ...] = ()
    condition_words: str = ""
    when: str = ""
    words: str = ""
    masked: bool = False
    no_more: bool = False

    @classmethod
    def of(cls, said: Mapping[str, Any], *, condition_words: str, words: str, masked: bool, no_more: bool) -> Self:
        """Return what a kept answer said, by its parts."""
        return cls(
            reasons=tuple(said["reasons"]),
            deciding=said["deciding"],
            hard=said["hard"],
            conditions=tuple(said["conditions"]),
            condition_words=condition_words,
            when=said["when"],
            words=words,
            masked=masked,
            no_more=no_more,
        )

    @property
    def said(self) -> dict[str, Any]:
        """What was chosen, by question, as it is kept; a 決め手 counts only beside 他社."""
        return {
            "reasons": [code for code in REASONS.codes if code in self.reasons],
            "deciding": self.deciding if Reason.COMPETITOR.value in self.reasons else "",
            "hard": self.hard,
            "conditions": [code for code in CONDITIONS.codes if code in self.conditions],
            "when": self.when,
        }

    @property
    def stated_reasons(self) -> tuple[Reason, ...]:
        """The reasons that were chosen, in the order of the six; 答えにくい is none."""
        return tuple(reason for reason in Reason if reason.value in self.reasons)

    @property
    def invites(self) -> bool:
        """Whether the customer chose a time, or 機会があれば: only then may we come again because of this answer."""
        return self.when not in {"", "not_now"}


def check_answer(details: AnswerDetails) -> None:
    """Refuse what the page could not have sent; the error says how to mend it."""
    for question, chosen in _chosen(details):
        if len(chosen) > question.most or not set(chosen) <= set(question.codes):
            raise NotAChoice(msg("選択肢をもう一度お選びください。理由は2つまで選べます。"))
    if len(details.words) > MOST_WORDS or len(details.condition_words) > MOST_CONDITION_WORDS:
        raise TooManyWords(
            msg(
                "お手数ですが、文章を短くしてください。「ほかにお気づきの点」は{words:,}文字、「具体的に」は{conditions:,}文字まで入力できます。",
                words=MOST_WORDS,
                conditions=MOST_CONDITION_WORDS,
            )
        )
    if not (any(details.said.values()) or details.words.strip() or details.condition_words.strip() or details.no_more):
        raise NothingAnswered(msg("一つでも結構ですので、答えやすいところをお選びください。"))


def _chosen(details: AnswerDetails) -> tuple[tuple[AskedOfCustomer, tuple[str, ...]], ...]:
    single = ((DECIDING, details.deciding), (HARD, details.hard), (WHEN, details.when))
    several = ((REASONS, details.reasons), (CONDITIONS, details.conditions))
    return (*several, *((question, (code,) if code else ()) for question, code in single))
