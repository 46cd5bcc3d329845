"""What 今日 shows of asking: ① お客様から, and the requests that may be followed up by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.feedback.queries import answers_to_read, nudges_to_offer, releases_to_read
from atoippo.values.message import Message, counted, msg
from atoippo.values.reason import Reason
from atoippo.web.asking.ask_page import whom_of

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Deal
    from atoippo.feedback.models import Answer, AnswerRelease, FeedbackRequest
    from atoippo.teams.models import Member

MOST_ANSWERS, MOST_NUDGES = 5, 3


@dataclass(frozen=True, slots=True)
class Arrived:
    """One answer that waits to be read."""

    answer: Answer
    deal: Deal
    mark: Message | None


@dataclass(frozen=True, slots=True)
class Together:
    """What several customers said, told together so that nobody is known by it."""

    release: AnswerRelease
    told: Message
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class AnswersCard:
    """お客様から: what came and was not read yet."""

    arrived: list[Arrived]
    further: int
    together: list[Together]


@dataclass(frozen=True, slots=True)
class NudgeOffer:
    """One request that may be followed up, with who was asked."""

    request: FeedbackRequest
    whom: str


@dataclass(frozen=True, slots=True)
class NudgesCard:
    """Requests to which nothing came back, and that the rep may follow up once."""

    offers: list[NudgeOffer]


def answers_card(member: Member, at: datetime) -> AnswersCard | None:
    """Return what customers answered and the member has not read; None when there is nothing. `at` is for later use."""
    del at
    answers = list(answers_to_read(member).select_related("request__loss__deal__company__merged_into"))
    together = [_together(release) for release in releases_to_read(member)]
    if not (answers or together):
        return None
    arrived = [Arrived(answer, answer.request.loss.deal, _mark(answer)) for answer in answers[:MOST_ANSWERS]]
    return AnswersCard(arrived, max(0, len(answers) - MOST_ANSWERS), together)


def nudges_card(member: Member, at: datetime) -> NudgesCard | None:
    """Return the requests that the member may follow up by hand today; None when there are none."""
    requests = nudges_to_offer(member, at)
    return NudgesCard([NudgeOffer(each, whom_of(each)) for each in requests[:MOST_NUDGES]]) if requests else None


def _mark(answer: Answer) -> Message | None:
    if answer.masked:
        return msg("責任者だけ")
    return None if answer.told_at else msg("先にお読みください")


def _together(release: AnswerRelease) -> Together:
    told = counted("お客様{n}名のお言葉が、まとめて届きました", n=release.answers_count)
    reasons = tuple(
        msg("{reason} {n}件", reason=Reason(reason).label, n=count)
        for reason, count in sorted(release.reasons.items(), key=lambda told: (-told[1], told[0]))
    )
    return Together(release, told, reasons)
