"""Which requests may get their one nudge, decided so that neither a nudge nor its absence tells a rep who answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import FeedbackRequest
from atoippo.feedback.rules.timing import NUDGE_AFTER_BUSINESS_DAYS, day_of, nudge_due_at, nudge_lapses_at
from atoippo.mail.models import MessageKind, MessageState
from atoippo.mail.queries import can_send_from_here, may_be_mailed, suppressions_of
from atoippo.reasons.models import Voice
from atoippo.reasons.queries import standing_statements
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.feedback.models.request import FeedbackRequestQuerySet
    from atoippo.mail.rules import Verdict
    from atoippo.teams.models import Member

LONGEST_WAIT = timedelta(days=60)  # no request is open for longer


def nudges_to_offer(member: Member, at: datetime) -> list[FeedbackRequest]:
    """Return the requests that the member may follow up by hand today: without a mail server, for some days, at most once.

    What came back masked since the morning on which it fell due takes none away, nor does a wish for no mail said since
    then: that would tell.
    """
    if can_send_from_here():
        return []
    not_sent = Q(nudge=None) | Q(nudge__state=MessageState.DRAFT)
    own = FeedbackRequest.objects.visible_to(member).filter(not_sent, message__sender=member)
    return [request for request in _waiting(own, at) if may_be_offered(request, at)]


def nudges_to_send(at: datetime) -> list[FeedbackRequest]:
    """Return the requests whose nudge the clock may send: approved with the request, and nothing came back at all."""
    if not can_send_from_here():
        return []
    approved = FeedbackRequest.objects.filter(nudge=None, nudge_approved=True, asked_by__is_active=True, answers=None)
    return [request for request in _waiting(approved, at) if is_in_time(request, at) and may_follow(request, at)]


def may_be_offered(request: FeedbackRequest, at: datetime) -> bool:
    """Whether a rep may follow up a request by hand: in time, and nothing came back that speaks against it.

    A wish for no mail that was noted since the nudge fell due leaves the offer; it is told to who takes it up.
    """
    due = nudge_due_at(left_at_of(request), request.workspace.calendar)
    came_back = request.answers.filter(masked=False) | request.answers.filter(answered_at__lt=due)
    if not is_in_time(request, at) or not _is_still_fitting(request) or came_back.exists():
        return False
    contact = request.contact
    return contact is None or not suppressions_of(contact, at).filter(noted_at__lt=due).exists()


def is_in_time(request: FeedbackRequest, at: datetime) -> bool:
    """Whether the one nudge falls due now: on a business day, from the fifth on, for three days."""
    calendar, left_at = request.workspace.calendar, left_at_of(request)
    in_time = nudge_due_at(left_at, calendar) <= at < min(nudge_lapses_at(left_at, calendar), request.expires_at)
    return in_time and calendar.is_open(day_of(at))


def may_follow(request: FeedbackRequest, at: datetime) -> bool:
    """Whether nothing speaks against a second mail: no wish for none, not こちらの対応, no deal that came back."""
    return mail_verdict(request, at).allowed and _is_still_fitting(request)


def mail_verdict(request: FeedbackRequest, at: datetime) -> Verdict:
    """Return whether we may write to who was asked once more."""
    contact = request.contact
    email = contact.email if contact else ""
    return may_be_mailed(contact=contact, email=email, kind=MessageKind.NUDGE, at=at, workspace=request.workspace)


def _is_still_fitting(request: FeedbackRequest) -> bool:
    """Whether the deal is still lost by the loss that we asked about, and nobody names こちらの対応."""
    return stands(request.loss) and not is_about_our_response(request.loss)


def stands(loss: Loss) -> bool:
    """Whether a loss is how its deal stands now: nothing came after it."""
    return loss.deal.is_lost and loss.turn == loss.deal.turns


def is_about_our_response(loss: Loss) -> bool:
    """Whether anybody names こちらの対応 as things stand: who was annoyed by us is not asked twice."""
    said = [statement for voice, statement in standing_statements(loss).items() if voice is not Voice.TEXT]
    return any(stated.reason == Reason.RESPONSE_ATTITUDE for statement in said for stated in statement.reasons.all())


def _waiting(requests: FeedbackRequestQuerySet, at: datetime) -> FeedbackRequestQuerySet:
    """Narrow requests to those that left days ago and are open; dates are looked at closer later."""
    return (
        requests.open_at(at)
        .filter(
            nudges=True,
            asked_at__gt=at - LONGEST_WAIT,
            message__left_at__lte=at - timedelta(days=NUDGE_AFTER_BUSINESS_DAYS),
        )
        .select_related(
            "workspace", "loss__deal__company", "loss__deal__owner", "contact", "message__sender", "asked_by"
        )
        .order_by("pk")
    )


def left_at_of(request: FeedbackRequest) -> datetime:
    """Return when a request left, by hand or from here."""
    if request.message is None or request.message.left_at is None:
        raise ValueError("the request has not left")
    return request.message.left_at
