"""Drafting the mails about a request: each for an occasion of its own, so that none is written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.feedback.rules.timing import day_of
from atoippo.mail.actions import Draft, draft_message
from atoippo.mail.models import MessageKind
from atoippo.mail.queries import facts_of, wording_of
from atoippo.mail.rules import filled

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.models import FeedbackRequest
    from atoippo.mail.models import Message
    from atoippo.teams.models import Member

OCCASIONS = {MessageKind.SURVEY: "request", MessageKind.NUDGE: "nudge"}


def draft_about(request: FeedbackRequest, kind: MessageKind, *, link: str, by: Member, at: datetime) -> Message:
    """Draft the mail that asks, or the one that follows it up; a second call returns the first."""
    deal = request.loss.deal
    facts = facts_of(deal=deal, contact=request.contact, sender=by, link=link, answer_until=day_of(request.expires_at))
    draft = Draft(
        contact=request.contact,
        sender=by,
        kind=kind,
        occasion=f"feedback:{request.pk}:{OCCASIONS[kind]}",
        wording=filled(wording_of(deal.workspace, kind), facts),
        answers=request.message if kind is MessageKind.NUDGE else None,
    )
    return draft_message(deal=deal, draft=draft, by=by, at=at)
