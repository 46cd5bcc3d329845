"""Following a request up, once: by the clock where it was approved and a server is set, else by the rep's own hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.feedback.actions.writing import draft_about
from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.queries.nudges import left_at_of, mail_verdict, may_be_offered, may_follow, nudges_to_send
from atoippo.feedback.rules.links import link_in
from atoippo.feedback.rules.timing import nudge_lapses_at
from atoippo.mail.actions import MayNotBeSent, approve_message, withhold_message
from atoippo.mail.models import MessageKind, MessageState
from atoippo.mail.queries import can_send_from_here
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message
    from atoippo.teams.models import Member

HAS_NOT_LEFT = (MessageState.DRAFT, MessageState.DUE, MessageState.RETRY, MessageState.CLAIMED)
LEAVES_BY_ITSELF = (MessageState.DUE, MessageState.RETRY, MessageState.CLAIMED)
LAPSED = msg("期日を過ぎたため、送りませんでした")
CAME_BACK = msg("お返事があったため、送りませんでした")


class NothingToFollowUp(Refused):
    """A nudge is not due, no longer in time, or not wanted."""

    says = msg("このお願いには、いま念のためのご連絡をお送りする予定がありません。")


@transaction.atomic
def draft_nudge(*, request: FeedbackRequest, by: Member, at: datetime) -> Message:
    """Draft the one nudge that a rep sends by hand; a second click returns the first."""
    locked = _locked(request)
    link = _link(locked)
    if can_send_from_here() or not _is_theirs(locked, by) or link is None or not may_be_offered(locked, at):
        raise NothingToFollowUp
    verdict = mail_verdict(locked, at)
    if locked.nudge is None and not verdict.allowed:
        raise MayNotBeSent(verdict)
    return _nudge(locked, link, by, at)


def nudge_what_waits(at: datetime) -> bool:
    """Send one nudge that is due and was approved with its request; return whether there was one."""
    if let_nudges_lapse(at):
        return True
    return any(_sent_by_the_clock(request, at) for request in nudges_to_send(at))


@transaction.atomic
def let_nudges_lapse(at: datetime) -> bool:
    """Take back one drafted nudge that nobody sent in its days; return whether there was one."""
    drafted = FeedbackRequest.objects.filter(nudge__state=MessageState.DRAFT, message__left_at__isnull=False)
    for request in drafted.select_related("workspace", "message", "nudge").order_by("pk"):
        if request.nudge is not None and nudge_lapses_at(left_at_of(request), request.workspace.calendar) <= at:
            withhold_message(message=request.nudge, why=LAPSED, at=at)
            return True
    return False


def withhold_nudge(request: FeedbackRequest, *, masked: bool, at: datetime) -> None:
    """Keep a nudge back once something came back, also one that a worker holds.

    A masked answer leaves a rep's own draft where it was: that it goes away would tell who answered.
    """
    states = LEAVES_BY_ITSELF if masked else HAS_NOT_LEFT
    if request.nudge is not None and request.nudge.state in states:
        withhold_message(message=request.nudge, why=CAME_BACK, at=at)


@transaction.atomic
def _sent_by_the_clock(request: FeedbackRequest, at: datetime) -> bool:
    locked = _locked(request)
    link = _link(locked)
    if link is None or locked.nudge is not None or locked.answers.exists() or locked.revoked_at is not None:
        return False
    if not may_follow(locked, at):  # what changed since it was found
        return False
    try:
        with transaction.atomic():
            nudge = _nudge(locked, link, locked.asked_by, at)
            approve_message(message=nudge, send_after=at, by=locked.asked_by, at=at)
    except Refused:  # a letter that can't be filled, a gate that closed: nobody waits for this nudge
        return False
    return True


def _nudge(locked: FeedbackRequest, link: str, by: Member, at: datetime) -> Message:
    if locked.nudge is not None:
        return locked.nudge
    locked.nudge = draft_about(locked, MessageKind.NUDGE, link=link, by=by, at=at)
    locked.save(update_fields=["nudge"])
    record_audit(workspace=locked.workspace, by=by, action="feedback.nudged", subject=locked, at=at)
    return locked.nudge


def _locked(request: FeedbackRequest) -> FeedbackRequest:
    rows = FeedbackRequest.objects.select_for_update(of=("self", "loss__deal"))  # no deal comes back meanwhile
    return rows.select_related("workspace", "loss__deal", "contact", "message", "nudge", "asked_by").get(pk=request.pk)


def _link(request: FeedbackRequest) -> str | None:
    return link_in(request.message.first_body, token_hash=request.token_hash) if request.message else None


def _is_theirs(request: FeedbackRequest, by: Member) -> bool:
    message = request.message
    return message is not None and message.left_at is not None and message.sender_id == by.pk
