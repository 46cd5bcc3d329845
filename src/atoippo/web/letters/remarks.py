"""What a careful reader would say about a letter before it leaves: keigo, and for a reply how it may be heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from atoippo.mail.models import MessageKind
from atoippo.mail.rules import LinkIsMissing, check_ready
from atoippo.teams.refused import Refused
from atoippo.texts.keigo import lint_letter
from atoippo.texts.listening import listen
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from atoippo.mail.rules import Wording

PUT_IT_BACK = msg("もとの文面にあるリンクの行を、そのまま残す。")


@dataclass(frozen=True, slots=True)
class Remark:
    """One place to mend: the words, why, and what to write instead. One that `blocks` must be mended before sending."""

    where: Literal["subject", "body"]
    start: int
    end: int
    words: str
    why: Message
    instead: Message
    blocks: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `remark` is the number of the remark that marks it, 0 for none."""

    text: str
    remark: int
    blocks: bool = False


def remarks_on(wording: Wording, kind: MessageKind, *, drafted: str) -> tuple[Remark, ...]:
    """Return what to mend in a letter of a kind that was drafted with such a body, what must be mended first."""
    found = [*_keigo(wording, is_reply=kind is MessageKind.REPLY)]
    if kind is MessageKind.REPLY:
        found += _heard(wording.body)
    try:
        check_ready(kind, wording, drafted=drafted)
    except LinkIsMissing as missing:
        found.append(Remark("body", 0, 0, "", missing.sentence, PUT_IT_BACK, blocks=True))
    except Refused:
        pass  # an open place is a finding of the lint, what is not written at all the form tells
    return tuple(sorted(found, key=lambda remark: (not remark.blocks, remark.where == "body", remark.start)))


def pieces_of(text: str, remarks: Sequence[Remark], *, where: str = "body") -> list[Piece]:
    """Return a text cut where a remark marks it, each mark with the remark's number in the list."""
    places = sorted(
        (remark.start, remark.end, number, remark.blocks)
        for number, remark in enumerate(remarks, start=1)
        if remark.where == where and remark.end > remark.start
    )
    return [piece for piece in _cut(text, places) if piece.text]


def _cut(text: str, places: Iterable[tuple[int, int, int, bool]]) -> Iterator[Piece]:
    read = 0
    for start, end, number, blocks in places:
        if start >= read:  # of two marks on the same words the first is drawn; the list names both
            yield Piece(text[read:start], 0)
            yield Piece(text[start:end], number, blocks)
            read = end
    yield Piece(text[read:], 0)


def _keigo(wording: Wording, *, is_reply: bool) -> Iterator[Remark]:
    for finding in lint_letter(wording.subject, wording.body, is_ad=False, is_reply=is_reply):
        text = wording.subject if finding.where == "subject" else wording.body
        words = text[finding.start : finding.end]
        yield Remark(
            finding.where, finding.start, finding.end, words, finding.why, finding.instead, blocks=finding.blocks
        )


def _heard(body: str) -> Iterator[Remark]:
    for mark in listen(body):
        yield Remark("body", mark.start, mark.end, body[mark.start : mark.end], mark.why, mark.instead, blocks=False)
