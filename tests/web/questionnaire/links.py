"""Links of ご意見のお願い, as the page meets them: open, over, taken back."""

from __future__ import annotations

from datetime import UTC, datetime

from django.urls import reverse

from atoippo.feedback.models import FeedbackRequest
from atoippo.teams.models import Role
from atoippo.teams.rules import token_digest
from workplace import NOON, LostDealFactory, MemberFactory, WorkspaceFactory

TOKEN = "a-link-that-only-they-were-given"
FAR, PAST = datetime(2990, 10, 31, 3, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)  # the page asks the clock


def company_that_asks(**told):
    """Return a workspace that has said who it is, with 鈴木 who leads it."""
    told = {"legal_name": "株式会社みなと商会", "phone": "03-0000-0000", "email": "info@example.jp"} | told
    workspace = WorkspaceFactory(privacy_url="https://example.jp/privacy", **told)
    MemberFactory(workspace=workspace, role=Role.MANAGER, display_name="鈴木 一郎", job_title="営業部長")
    return workspace


def asked(workspace=None, token=TOKEN, *, until=FAR, **how):
    """Ask about a lost deal of 山田 by a link with a known token."""
    workspace = workspace or company_that_asks()
    rep = MemberFactory(workspace=workspace, display_name="山田 太郎")
    deal = LostDealFactory(workspace=workspace, owner=rep, recorded_by=rep)
    return FeedbackRequest.objects.create(
        workspace=workspace,
        loss=deal.losses.get(),
        rep=rep,
        subject="受発注システムのご提案",
        token_hash=token_digest(token),
        asked_by=rep,
        asked_at=NOON,
        expires_at=until,
        **how,
    )


def link(token=TOKEN, query=""):
    """Return the address of a link."""
    return reverse("questionnaire:answer", args=[token]) + query
