"""Drafting the mails about a request: each for an occasion of its own, so that none is written twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from atoippo.feedback.queries.opening import superior_who_asks
from atoippo.feedback.rules.timing import LONG_AGO, day_of
from atoippo.mail.actions import Draft, draft_message
from atoippo.mail.models import MessageKind
from atoippo.mail.queries import facts_of, wording_of
from atoippo.mail.rules import filled
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.models import FeedbackRequest
    from atoippo.mail.models import Message
    from atoippo.mail.rules import LetterFacts
    from atoippo.teams.models import Member

OCCASIONS = {MessageKind.SURVEY: "request", MessageKind.NUDGE: "nudge"}


def draft_about(request: FeedbackRequest, kind: MessageKind, *, link: str, by: Member, at: datetime) -> Message:
    """Draft the mail that asks, or the one that follows it up; a second call returns the first.

    About こちらの対応 the superior asks: whoever prepares it, it waits for the superior to send it.
    """
    deal = request.loss.deal
    superior = superior_who_asks(request.loss, by) if kind is MessageKind.SURVEY else None
    reason = Reason.RESPONSE_ATTITUDE.value if superior else ""
    draft = Draft(
        contact=request.contact,
        sender=superior or by,
        kind=kind,
        occasion=f"feedback:{request.pk}:{OCCASIONS[kind]}",
        wording=filled(wording_of(deal.workspace, kind, reason), _facts(request, superior or by, link, at)),
        answers=request.message if kind is MessageKind.NUDGE else None,
    )
    return draft_message(deal=deal, draft=draft, by=by, at=at)


def _facts(request: FeedbackRequest, sender: Member, link: str, at: datetime) -> LetterFacts:
    deal, lost_on = request.loss.deal, request.loss.lost_on
    until = day_of(request.expires_at)
    facts = facts_of(deal=deal, contact=request.contact, sender=sender, link=link, answer_until=until)
    is_long_ago = lost_on is not None and lost_on < day_of(at - LONG_AGO)
    return replace(facts, owner_name=request.rep.display_name, is_long_ago=is_long_ago)
