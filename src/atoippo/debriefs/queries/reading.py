"""Reading the customer's words while a rep types them: reasons, the words they rest on, a mail, a named day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.texts.named_times import named_time
from atoippo.texts.pasted_mail import looks_like_a_mail, own_words
from atoippo.texts.reasons import load_classifier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from atoippo.texts.reasons import ReasonFinding
    from atoippo.values.reason import Reason

LONGEST_TEXT = 20_000  # characters: a whole mail, with what it answers to


@dataclass(frozen=True, slots=True)
class ReadReason:
    """A reason that the words tell, and whether the reading is sure."""

    reason: Reason
    sure: bool


@dataclass(frozen=True, slots=True)
class ReadSpan:
    """A part of the text that gives a reason, or says that a reason is not the one (`denied`; of none in particular: None)."""

    start: int
    end: int
    reason: Reason | None
    denied: bool


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A time that the words name for talking again: the first day that it can mean, and the words it rests on."""

    on: date
    quote: str


@dataclass(frozen=True, slots=True)
class ReadText:
    """What the customer's words tell while they are typed: a proposal; the rep decides."""

    reasons: tuple[ReadReason, ...] = ()
    spans: tuple[ReadSpan, ...] = ()
    is_mail: bool = False
    named_day: NamedDay | None = None


NOTHING_READ = ReadText()


def read_while_typing(text: str, *, said_on: date) -> ReadText:
    """Read the customer's words: up to two of the six reasons, the likelier first, with the places that they rest on."""
    read = text[:LONGEST_TEXT]
    if not read.strip():
        return NOTHING_READ
    is_mail = looks_like_a_mail(read)
    own = (own_words(read) if is_mail else read) or read
    finding = load_classifier().classify([read])[0]
    day = named_time(own, said_on=said_on)
    return ReadText(
        reasons=tuple(_reasons(finding)),
        spans=tuple(_spans(read, finding)),
        is_mail=is_mail,
        named_day=NamedDay(day.on, day.quote) if day else None,
    )


def _reasons(finding: ReasonFinding) -> Iterator[ReadReason]:
    if finding.reason.is_one_of_the_six:
        yield ReadReason(finding.reason, finding.sure)
    if finding.second is not None and finding.second.is_one_of_the_six:
        yield ReadReason(finding.second, sure=False)


def _spans(text: str, finding: ReasonFinding) -> Iterator[ReadSpan]:
    """Yield where the clauses stand that give or deny a reason; clauses are slices of the text, in its order."""
    told = {reason.reason for reason in _reasons(finding)}
    after = 0
    for clause in finding.clauses:
        start = text.index(clause.text, after)
        after = start + len(clause.text)
        if clause.denied or clause.reason in told:
            yield ReadSpan(start, after, clause.reason, clause.denied)
