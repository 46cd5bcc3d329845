"""One answer of a customer as somebody of ours reads it: question by question, in the customer's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.feedback.models import Answer
from atoippo.feedback.permissions import is_for, may_ask, may_pass_on
from atoippo.feedback.queries import details_of
from atoippo.feedback.rules.questionnaire import ANYTHING_ELSE, QUESTIONS
from atoippo.values.message import Message, msg
from atoippo.web.asking.ask_page import whom_of

if TYPE_CHECKING:
    from atoippo.feedback.rules.answers import AnswerDetails
    from atoippo.teams.models import Member

MASKED = msg(
    "担当者に分からないようにとのご希望ですので、お返事はお送りしません。担当者には、ほかのお客様のご回答とまとめて伝わります。"
)
NO_MORE = msg("今後のご案内は不要とのことですので、お返事もお送りしません。")
FIRST_TO_YOU = msg(
    "厳しいお言葉かもしれません。先にお読みいただき、担当者に伝えてください。3営業日たつと、自動で伝わります。"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One question with what was chosen and written."""

    question: Message
    chosen: tuple[Message, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer with what the reader may do about it."""

    answer: Answer
    whom: str
    lines: tuple[Line, ...]
    is_to_read: bool
    may_tell: bool
    may_reply: bool
    remark: Message | None
    newer: int | None  # what the customer sent since, as far as the member may read it

    @property
    def is_for_leaders_alone(self) -> bool:
        """Whether only those who lead the team read it."""
        return self.answer.masked or self.answer.told_at is None


def answer_page_of(answer: Answer, member: Member) -> AnswerPage:
    """Return the page of an answer that the member may read."""
    since = Answer.objects.visible_to(member).filter(request=answer.request_id, pk__gt=answer.pk)
    may_tell = answer.told_at is None and may_pass_on(member, answer) and not since.exists()
    return AnswerPage(
        answer=answer,
        whom=whom_of(answer.request),
        lines=tuple(_lines(details_of(answer))),
        is_to_read=answer.read_at is None and is_for(member, answer),
        may_tell=may_tell,
        may_reply=not (answer.masked or answer.no_more) and may_ask(member, answer.request.loss),
        remark=_remark(answer, may_tell=may_tell),
        newer=since.values_list("pk", flat=True).order_by("-pk").first(),
    )


def _lines(details: AnswerDetails) -> list[Line]:
    said = details.said
    lines = []
    for question in QUESTIONS:
        codes = said[question.name]
        chosen = tuple(question.said(code) for code in ([codes] if isinstance(codes, str) else codes) if code)
        words = details.condition_words if question.name == "conditions" else ""
        lines.append(Line(question.words, chosen, words))
    lines.append(Line(ANYTHING_ELSE, (), details.words))
    return [line for line in lines if line.chosen or line.words]


def _remark(answer: Answer, *, may_tell: bool) -> Message | None:
    if answer.masked:
        return MASKED
    if may_tell:
        return FIRST_TO_YOU
    return NO_MORE if answer.no_more else None
