"""What the page お客様の声 shows: each figure with the address of its losses, and masked answers to whom they are for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils import timezone

from atoippo.feedback.queries import masked_answers, releases_for
from atoippo.feedback.rules.questionnaire import REASONS
from atoippo.insights.voices import Kind, Wanted, voices_of
from atoippo.values.message import Message, counted, msg
from atoippo.values.reason import Reason
from atoippo.web.voices.question import Question, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from atoippo.feedback.models import Answer, AnswerRelease
    from atoippo.insights.filters import Filter
    from atoippo.insights.voices import Coverage, Voices
    from atoippo.teams.models import Member

MOST_MASKED = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """So many losses, and where they are looked at one by one."""

    label: Message
    losses: int
    address: str


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A team or a reason with whom we asked there."""

    name: Message
    coverage: Coverage
    asked: str
    answered: str
    spoke: str


@dataclass(frozen=True, slots=True)
class DifferingLine:
    """What 営業 recorded, what お客様 said instead, and in which losses."""

    rep: tuple[Message, ...]
    customer: tuple[Message, ...]
    losses: int
    address: str


@dataclass(frozen=True, slots=True)
class MaskedLine:
    """What a customer said who does not want to be known to the rep; whose answer it is stands behind the link."""

    answer: Answer
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """What several masked answers said, counted together."""

    day: date
    answers: int
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page shows."""

    voices: Voices
    figures: tuple[Counted, ...]
    compared: tuple[Counted, ...]
    left_out: tuple[Counted, ...]
    differing: tuple[DifferingLine, ...]
    teams: tuple[CoverageLine, ...]
    reasons: tuple[CoverageLine, ...]
    to_ask: Counted
    masked: tuple[MaskedLine, ...]
    masked_count: int
    releases: tuple[ReleaseLine, ...]


def shown_to(member: Member, only: Filter) -> Shown:
    """Return the page as this member may see it."""
    voices = voices_of(member=member, only=only, today=timezone.localdate())
    masked = masked_answers(member) if member.is_manager else None
    return Shown(
        voices=voices,
        figures=_figures(voices, only),
        compared=_compared(voices, only),
        left_out=tuple(line for line in _left_out(voices, only) if line.losses),
        differing=tuple(_differing(voices, only)),
        teams=tuple(_teams(voices, only)),
        reasons=tuple(_reasons(voices, only)),
        to_ask=_counted(msg("ご意見をまだお願いしていない失注"), voices.to_ask, Kind.TO_ASK, only),
        masked=tuple(map(_masked_line, masked[:MOST_MASKED])) if masked is not None else (),
        masked_count=masked.count() if masked is not None else 0,
        releases=tuple(map(_release_line, releases_for(member))),
    )


def _counted(label: Message, losses: int, kind: Kind, only: Filter) -> Counted:
    return Counted(label, losses, Question(Wanted(kind=kind), only).address)


def _figures(voices: Voices, only: Filter) -> tuple[Counted, ...]:
    coverage = voices.coverage
    return (
        _counted(msg("ご意見をお願いした"), coverage.asked, Kind.ASKED, only),
        _counted(msg("お返事をいただいた"), coverage.answered, Kind.ANSWERED, only),
        _counted(msg("お客様ご自身の言葉がある"), coverage.spoke, Kind.SPOKE, only),
    )


def _compared(voices: Voices, only: Filter) -> tuple[Counted, ...]:
    agreement = voices.agreement
    return (
        _counted(msg("同じ"), agreement.same, Kind.SAME, only),
        _counted(msg("一部同じ"), agreement.partly, Kind.PARTLY, only),
        _counted(msg("ちがう"), agreement.different, Kind.DIFFERENT, only),
    )


def _left_out(voices: Voices, only: Filter) -> Iterator[Counted]:
    """Yield what is not compared, and why."""
    heard = counted(
        "営業の聞き取りだけがある失注{n:,}件は、お客様ご自身の言葉ではないため数えていません。", n=voices.heard
    )
    yield _counted(heard, voices.heard, Kind.HEARD, only)
    rest = (
        (
            counted("営業の理由が「まだ分からない」か空欄の{n:,}件は比べていません。", n=voices.rep_unsure),
            voices.rep_unsure,
        ),
        (
            counted("お客様の言葉から理由がはっきりしない{n:,}件は比べていません。", n=voices.customer_unclear),
            voices.customer_unclear,
        ),
        (
            counted(
                "どちらも「その他」の{n:,}件は、同じ内容かどうか分からないため比べていません。",
                n=voices.agreement.both_other,
            ),
            voices.agreement.both_other,
        ),
    )
    yield from (Counted(label, losses, "") for label, losses in rest)


def _differing(voices: Voices, only: Filter) -> Iterator[DifferingLine]:
    for each in voices.differing:
        wanted = Wanted(kind=Kind.DIFFERENT, rep=each.rep, customer=each.customer)
        yield DifferingLine(spoken(each.rep), spoken(each.customer), each.losses, Question(wanted, only).address)


def _teams(voices: Voices, only: Filter) -> Iterator[CoverageLine]:
    for line in voices.teams:
        of_team = replace(only, teams=frozenset({line.team.pk}))
        yield _coverage_line(msg("{name}", name=line.team.name), line.coverage, of_team, None)


def _reasons(voices: Voices, only: Filter) -> Iterator[CoverageLine]:
    for line in voices.reasons:
        yield _coverage_line(line.reason.label, line.coverage, only, line.reason)


def _coverage_line(name: Message, coverage: Coverage, only: Filter, told: Reason | None) -> CoverageLine:
    asked, answered, spoke = (
        Question(Wanted(kind=kind, told=told), only).address for kind in (Kind.ASKED, Kind.ANSWERED, Kind.SPOKE)
    )
    return CoverageLine(name, coverage, asked, answered, spoke)


def _masked_line(answer: Answer) -> MaskedLine:
    return MaskedLine(answer, tuple(REASONS.said(code) for code in answer.said.get("reasons", [])))


def _release_line(release: AnswerRelease) -> ReleaseLine:
    words = tuple(
        counted("{reason}{n}件", n=release.reasons[reason.value], reason=reason.label)
        for reason in Reason
        if release.reasons.get(reason.value)
    )
    return ReleaseLine(release.released_on, release.answers_count, words)
