"""The listening guard (傾聴の見張り): marks words of rebuttal, pressure, blame or pitch in a reply to a customer's answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from atoippo.texts.clauses import same_width
from atoippo.texts.listening_model import stored_model
from atoippo.texts.listening_words import HABITS, HUMBLE, OFFERS, QUOTED, REFRAINS, REPORTED, ListeningKind
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LONGEST_TEXT: Final = 20_000  # characters read
_SENTENCE: Final = re.compile(r"[^。!?\n]{1,300}[。!?]*")  # a longer one is read in pieces, so that no text is costly
# What still belongs to the last word of a mark: 「特別にお」＋「値引き」, 「お値引きいた」＋「します」
_REST_OF_WORD: Final = re.compile(
    r"(?<=[おご])[一-鿿々ァ-ヶー]+[きりしくいみ]?|(?<=[一-鿿々])[一-鿿々]+|(?<=[ァ-ヶー])[ァ-ヶー]+"
    r"|(?<=いた)し(?:ます|ました|たく)|(?<=まし)た|(?<=ま)(?:す|した)(?![ぁ-ん])|(?<=[一-鿿きりい]し)(?:ます|ました)"
)


@dataclass(frozen=True, slots=True)
class ListeningMark:
    """A place in a reply that does not listen, why that is, and what to write instead."""

    start: int
    end: int
    kind: ListeningKind
    why: Message
    instead: Message
    is_certain: bool = True  # whether the words tell by themselves, whatever the sentence


def listen(text: str) -> tuple[ListeningMark, ...]:
    """Return the places of a reply that a customer may hear as rebuttal, pressure, blame or pitch, first ones first.

    Where no such words are found, a sentence may still be doubtful by all that is said (`listening_model`).
    """
    marks = marked_words(text)
    return marks or tuple(_doubtful(text[:LONGEST_TEXT]))


def marked_words(text: str) -> tuple[ListeningMark, ...]:
    """Return the places of a text that hold words known for not listening, first ones first.

    Words in quotation marks and what the customer said, told again (「…とのこと、」), are the customer's and unmarked.
    """
    seen = hidden(QUOTED, same_width(text[:LONGEST_TEXT]))
    marks = [mark for found in _SENTENCE.finditer(seen) for mark in _marks(found[0], found.start())]
    return tuple(_apart(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def _doubtful(text: str) -> Iterator[ListeningMark]:
    doubt = stored_model().doubt_about(text)
    if doubt is not None:
        yield ListeningMark(doubt.start, doubt.end, doubt.kind, _DOUBTS[doubt.kind], _ASK_ONE_THING, is_certain=False)


def _apart(marks: Iterable[ListeningMark]) -> Iterator[ListeningMark]:
    """Yield those marks that don't overlap an earlier one, so that each word is marked once."""
    last = 0
    for mark in marks:
        if mark.start >= last:
            yield mark
            last = mark.end


def _marks(sentence: str, start: int) -> Iterator[ListeningMark]:
    """Yield the marks of one sentence: one for each kind of words, where it is said first."""
    is_humble = HUMBLE.search(sentence) is not None
    refrains = REFRAINS.search(sentence) is not None
    own = hidden(REPORTED, sentence)
    for habit in HABITS:
        certain = habit.plain.search(own)
        found = certain or (None if is_humble else habit.doubtful.search(own))
        if found and not (habit.kind in OFFERS and refrains):
            place = start + found.start(), start + _word_end(own, found.end())
            yield ListeningMark(*place, habit.kind, habit.why, habit.instead, is_certain=certain is not None)


def _word_end(sentence: str, end: int) -> int:
    """Return where the word ends in which a mark does, so that no mark cuts a word."""
    rest = _REST_OF_WORD.match(sentence, end)
    return rest.end() if rest else end


def hidden(pattern: re.Pattern[str], text: str) -> str:
    """Return the text with what the pattern finds made blank, each other sign in its old place."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


_DOUBTS: Final[Mapping[ListeningKind, Message]] = MappingProxyType(
    {
        ListeningKind.REBUTTAL: msg("この一文は、反論のように聞こえるかもしれません。"),
        ListeningKind.PRESSURE: msg("この一文は、急かしているように聞こえるかもしれません。"),
        ListeningKind.BLAME: msg("この一文は、お客様のせいにしているように聞こえるかもしれません。"),
        ListeningKind.PITCH: msg("この一文は、売り込みのように聞こえるかもしれません。"),
    }
)
_ASK_ONE_THING: Final = msg("お客様の立場で読み返し、迷うようでしたら、お礼と一つの質問だけにしてください。")
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


def suggested_reply(reason: Reason) -> tuple[Message, ...]:
    """Return what to write instead: thanks for the words, and one question that fits the reason."""
    return (_THANKS, _QUESTIONS.get(reason, _ANY_QUESTION))
