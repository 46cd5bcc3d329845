"""ご意見のお願い as it stands for a loss: whether to ask, whom was asked, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.feedback.models import Answer
from atoippo.feedback.permissions import may_ask
from atoippo.feedback.queries import asking_proposal, request_state
from atoippo.web.templatetags.design import sama

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Deal, Loss
    from atoippo.feedback.models import FeedbackRequest
    from atoippo.feedback.queries import AskingProposal
    from atoippo.teams.models import Member
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class Asking:
    """What a member may know and do about asking the customer of one loss."""

    loss: Loss
    request: FeedbackRequest | None
    whom: str  # who was asked, as we say it
    state: Message | None
    answer: Answer | None  # as far as the member may read it
    proposal: AskingProposal | None  # of a loss about which nobody was asked
    may_ask: bool
    may_revoke: bool


def asking_about(deal: Deal, member: Member, at: datetime) -> Asking | None:
    """Return where asking about the latest loss of a deal stands; nothing of a deal that is neither lost nor was asked about."""
    loss = deal.losses.select_related("deal__company", "workspace").order_by("-turn").first()
    asking = asking_of(loss, member, at) if loss else None
    return asking if asking and (deal.is_lost or asking.request) else None


def whom_of(request: FeedbackRequest) -> str:
    """Return who was asked, as we say it; "" for the company as such."""
    return sama(request.contact)


def asking_of(loss: Loss, member: Member, at: datetime) -> Asking:
    """Return where asking about a loss stands, for the page of its deal and its own."""
    asks = may_ask(member, loss)
    requests = loss.feedback_requests.select_related("message", "rep", "contact")
    request = requests.filter(revoked_at=None).first()
    if request is None:
        return Asking(loss, None, "", None, None, asking_proposal(loss, at), may_ask=asks, may_revoke=False)
    answers = Answer.objects.visible_to(member).filter(request=request).standing()
    return Asking(
        loss=loss,
        request=request,
        whom=whom_of(request),
        state=request_state(request, member, at),
        answer=answers.first(),
        proposal=None,
        may_ask=asks,
        may_revoke=asks and request.expires_at > at,
    )
