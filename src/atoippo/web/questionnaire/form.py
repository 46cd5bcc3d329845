"""The five questions as they are filled in: what was sent is read, and shown again as it was when something is to be mended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from atoippo.feedback.queries import details_of
from atoippo.feedback.rules.answers import AnswerDetails, AnswerRefused, check_answer
from atoippo.feedback.rules.questionnaire import (
    ANYTHING_ELSE,
    CONDITIONS,
    DECIDING,
    HARD,
    MOST_CONDITION_WORDS,
    MOST_REASONS,
    MOST_WORDS,
    REASONS,
    WHEN,
    choice_order,
)
from atoippo.values.message import Message, counted, msg
from atoippo.web.questionnaire.browser import is_sealed, seal_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from atoippo.feedback.models import Answer
    from atoippo.feedback.rules.questionnaire import AskedOfCustomer


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to tap, and whether it is chosen."""

    code: str
    words: Message
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it stands on the page."""

    name: str
    words: Message
    options: tuple[Option, ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Form:
    """The page's form: what is filled in, and what is to be mended."""

    token: str
    details: AnswerDetails = field(default_factory=AnswerDetails)
    notes: tuple[Message, ...] = ()
    most_words: int = MOST_WORDS
    most_condition_words: int = MOST_CONDITION_WORDS
    anything_else: Message = ANYTHING_ELSE

    @classmethod
    def sent(cls, token: str, data: QueryDict) -> Self:
        """Return the form as it was sent, with what is to be mended."""
        details = _details(data)
        return cls(token, details, tuple(_to_mend(details, is_ours=is_sealed(token, data.get("seal", "")))))

    @classmethod
    def answered(cls, token: str, answer: Answer) -> Self:
        """Return the form with an answer in it that is to be changed."""
        return cls(token, details_of(answer))

    @property
    def seal(self) -> str:
        """What shows that this form came from our page."""
        return seal_of(self.token)

    @property
    def reasons(self) -> Asked:
        """Question 1, its six reasons in this link's own order."""
        return _asked(REASONS, self.details.reasons, choice_order(self.token))

    @property
    def deciding(self) -> Asked:
        """The question behind 他社."""
        return _asked(DECIDING, (self.details.deciding,))

    @property
    def hard(self) -> Asked:
        """Question 2."""
        return _asked(HARD, (self.details.hard,))

    @property
    def conditions(self) -> Asked:
        """Question 3."""
        return _asked(CONDITIONS, self.details.conditions)

    @property
    def when(self) -> Asked:
        """Question 4."""
        return _asked(WHEN, (self.details.when,))


def _asked(question: AskedOfCustomer, chosen: tuple[str, ...], order: tuple[str, ...] | None = None) -> Asked:
    options = tuple(Option(code, question.said(code), code in chosen) for code in order or question.codes)
    return Asked(question.name, question.words, options, question.most > 1)


def _details(data: QueryDict) -> AnswerDetails:
    """Read what was sent; it may be anything."""
    return AnswerDetails(
        reasons=tuple(data.getlist("reasons")),
        deciding=data.get("deciding", ""),
        hard=data.get("hard", ""),
        conditions=tuple(data.getlist("conditions")),
        condition_words=_text(data, "condition_words"),
        when=data.get("when", ""),
        words=_text(data, "words"),
        masked="masked" in data,
        no_more="no_more" in data,
    )


def _text(data: QueryDict, name: str) -> str:
    """Return what was typed, with line ends as they are counted in the browser and without what no database keeps."""
    return data.get(name, "").replace("\r\n", "\n").replace("\x00", "").strip()


def _to_mend(details: AnswerDetails, *, is_ours: bool) -> list[Message]:
    if len(details.reasons) > MOST_REASONS:
        return [counted("理由は2つまでお選びいただけます。いま{n}つ選ばれています。", n=len(details.reasons))]
    try:
        check_answer(details)
    except AnswerRefused as refused:
        return [refused.sentence]
    return [] if is_ours else [msg("もう一度［回答を送る］を押してください。ご入力の内容はそのままです。")]
