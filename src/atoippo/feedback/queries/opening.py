"""What the customer's page needs: which request a link opens, who is responsible, what the same browser sent before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.feedback.models.readers import able_to_read
from atoippo.feedback.queries.nudges import is_about_our_response
from atoippo.teams.rules import token_digest

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member, Team


def request_opened_by(token: str, at: datetime) -> FeedbackRequest | None:
    """Return the request that a link opens, with company and rep; None whatever is wrong with it.

    A link that nobody made, one that is over and one that was taken back cost the same one look and read alike.
    """
    still_open = FeedbackRequest.objects.open_at(at).select_related("workspace", "rep", "loss__deal__team")
    return still_open.filter(token_hash=token_digest(token)).first()


def answer_of_browser(request: FeedbackRequest, browser: str) -> Answer | None:
    """Return what this very browser sent last to the request, to be mended; nothing is shown to any other."""
    if not browser:
        return None
    return Answer.objects.filter(request=request, browser_hash=token_digest(browser)).order_by("-pk").first()


def responsible_of(team: Team, *, beside: Member | None = None) -> Member | None:
    """Return who alone reads masked answers of a team, as the page names them: its マネージャー, else a 管理者.

    `beside`: whose customers they are; somebody who hides from a person is not read by that person.
    """
    able = able_to_read(team, workspace=team.workspace_id)
    return next((member for member in able if member != beside), None)


def responsible_for(request: FeedbackRequest) -> Member | None:
    """Return who alone would read a masked answer to this request; None: nobody could, so masking can't be offered."""
    return responsible_of(request.loss.deal.team, beside=request.rep)


def superior_who_asks(loss: Loss, by: Member) -> Member | None:
    """Return in whose name a customer is asked about こちらの対応: `by` where they lead themselves, else whoever leads.

    None: it is about something else, or nobody else is there, and who asks does so in their own name.
    """
    if not is_about_our_response(loss):
        return None
    rep = loss.deal.owner or by
    return by if by.is_manager and by != rep else responsible_of(loss.deal.team, beside=rep)
