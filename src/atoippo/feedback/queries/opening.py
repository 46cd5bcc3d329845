"""What the customer's page needs: which request a link opens, who is responsible, what the same browser sent before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.feedback.models import Answer, FeedbackRequest
from atoippo.teams.models import Member, Role
from atoippo.teams.rules import token_digest

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Team


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
    leads = Q(role=Role.MANAGER, seats__team=team) | Q(role=Role.ADMIN)
    able = Member.objects.filter(leads, workspace=team.workspace_id, user__isnull=False).active().distinct()
    others = (member for member in able if member != beside)
    return min(others, key=lambda member: (member.is_admin, member.pk), default=None)


def responsible_for(request: FeedbackRequest) -> Member | None:
    """Return who alone would read a masked answer to this request; None: nobody could, so masking can't be offered."""
    return responsible_of(request.loss.deal.team, beside=request.rep)
