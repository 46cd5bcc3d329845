"""Writing back to a customer who answered: thanks, and one question at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.feedback.models import Answer
from atoippo.feedback.queries.answers import details_of
from atoippo.mail.actions import Draft, MayNotBeSent, draft_message
from atoippo.mail.models import MessageKind
from atoippo.mail.queries import facts_of, may_be_mailed, wording_of
from atoippo.mail.rules import filled
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message
    from atoippo.teams.models import Member


class NotYoursToReply(Refused):
    """Somebody wrote back to an answer that they may not read, or whose writer does not wish to be known."""

    says = msg("このお言葉にはお返事できません。")


def draft_reply(*, answer: Answer, by: Member, at: datetime) -> Message:
    """Draft the reply to a named answer, in the thread of the request; a second call returns the first."""
    readable = Answer.objects.visible_to(by).filter(pk=answer.pk, masked=False).exists()
    if not readable:
        raise NotYoursToReply
    request, deal = answer.request, answer.request.loss.deal
    email = request.contact.email if request.contact else ""
    verdict = may_be_mailed(
        contact=request.contact, email=email, kind=MessageKind.REPLY, at=at, workspace=deal.workspace
    )
    if not verdict.allowed:
        raise MayNotBeSent(verdict)
    reasons = details_of(answer).stated_reasons
    wording = wording_of(deal.workspace, MessageKind.REPLY, reasons[0].value if reasons else "")
    draft = Draft(
        contact=request.contact,
        sender=by,
        kind=MessageKind.REPLY,
        occasion=f"answer:{answer.pk}:reply",
        wording=filled(wording, facts_of(deal=deal, contact=request.contact, sender=by)),
        answers=request.message,
    )
    return draft_message(deal=deal, draft=draft, by=by, at=at)
