"""The listening guard (傾聴の見張り): marks words of rebuttal, pressure, blame or pitch in a reply to a customer's answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping


class ListeningKind(StrEnum):
    """What a phrase does to a customer who has just told why."""

    REBUTTAL = "rebuttal"
    PRESSURE = "pressure"
    BLAME = "blame"
    PITCH = "pitch"


@dataclass(frozen=True, slots=True)
class ListeningMark:
    """A place in a reply that does not listen, why that is, and what to write instead."""

    start: int
    end: int
    kind: ListeningKind
    why: Message
    instead: Message


_WHY: Final[Mapping[ListeningKind, Message]] = MappingProxyType(
    {
        ListeningKind.REBUTTAL: msg("反論と受け取られそうです。お客様は、次から本音を話しにくくなります。"),
        ListeningKind.PRESSURE: msg("急かされていると受け取られそうです。お客様は、もうお決めになっています。"),
        ListeningKind.BLAME: msg("お客様のせいにしていると受け取られそうです。"),
        ListeningKind.PITCH: msg(
            "売り込みと受け取られそうです。ご意見は、売り込みのきっかけにしないとお約束しています。"
        ),
    }
)
_INSTEAD: Final[Mapping[ListeningKind, Message]] = MappingProxyType(
    {
        ListeningKind.REBUTTAL: msg("まずお礼を伝え、「どのような場面でそう感じられましたか」と一つだけ伺う。"),
        ListeningKind.PRESSURE: msg("お礼を伝え、ご判断を尊重していることだけを書く。"),
        ListeningKind.BLAME: msg("「こちらの説明が行き届かず」と、自分たちを主語にして書く。"),
        ListeningKind.PITCH: msg("提案は書かず、お礼と、一つの質問だけにする。"),
    }
)

_PATTERNS: Final = (
    (ListeningKind.REBUTTAL, re.compile(r"しかし(?:ながら)?、?(?:弊社|当社|私ども)|ご?誤解|実際には")),
    (ListeningKind.PRESSURE, re.compile(r"今だけ|ぜひもう一度|再度ご検討を|ご決断")),
    (ListeningKind.BLAME, re.compile(r"ご説明した通り|(?:御社|貴社)のご認識")),
    (ListeningKind.PITCH, re.compile(r"お値引き|新機能のご紹介|改めてご提案")),
)

_THANKS: Final = msg("率直なお言葉をお聞かせくださり、ありがとうございました。")
_QUESTIONS: Final[Mapping[Reason, Message]] = MappingProxyType(
    {
        Reason.PRICE_BUDGET: msg(
            "差し支えなければ、金額そのものと、予算を組まれる時期と、どちらが難しいところでしたでしょうか。"
        ),
        Reason.COMPETITOR: msg(
            "差し支えなければ、お選びになるうえで、いちばん大切にされた点をお聞かせいただけますでしょうか。"
        ),
        Reason.TIMING: msg("差し支えなければ、いま何を優先しておいでか、お聞かせいただけますでしょうか。"),
        Reason.UNCLEAR_NEED: msg("差し支えなければ、いまいちばんお困りのことをお聞かせいただけますでしょうか。"),
        Reason.INTERNAL_APPROVAL: msg(
            "差し支えなければ、社内でどのような点がご心配になったか、お聞かせいただけますでしょうか。"
        ),
        Reason.RESPONSE_ATTITUDE: msg(
            "差し支えなければ、どのような場面でお気にかかったか、お聞かせいただけますでしょうか。"
        ),
    }
)
_ANY_QUESTION: Final = msg("差し支えなければ、私どもが改めるべき点を一つだけ、お聞かせいただけますでしょうか。")


def listen(text: str) -> tuple[ListeningMark, ...]:
    """Return the places of a reply that a customer may hear as rebuttal, pressure, blame or pitch, first ones first."""
    marks = (
        ListeningMark(found.start(), found.end(), kind, _WHY[kind], _INSTEAD[kind])
        for kind, pattern in _PATTERNS
        for found in pattern.finditer(text)
    )
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def suggested_reply(reason: Reason) -> tuple[Message, ...]:
    """Return what to write instead: thanks for the words, and one question that fits the reason."""
    return (_THANKS, _QUESTIONS.get(reason, _ANY_QUESTION))
