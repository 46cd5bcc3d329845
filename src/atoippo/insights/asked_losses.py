"""About which losses お客様 was asked and answered, and about which a member may still ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl
from django.db.models import Q

from atoippo.deals.models import Loss
from atoippo.feedback.models import Answer, FeedbackRequest, NotAsking

if TYPE_CHECKING:
    from datetime import date

    from atoippo.teams.models import Member, Workspace

ASKED_WITHIN = timedelta(days=180)  # as feedback proposes it


def may_be_asked_by(member: Member, today: date | None) -> pl.Expr:
    """Whether the member may ask about a loss, and it is not too long ago for that (`today` None: however long)."""
    lately = pl.lit(value=True) if today is None else pl.col("closed_on") >= today - ASKED_WITHIN
    if member.is_manager:
        return lately
    own = Loss.objects.filter(workspace=member.workspace_id, deal__owner=member).order_by().values_list("pk", flat=True)
    return lately & pl.col("loss").is_in(list(own))


def asked_about(workspace: Workspace) -> dict[str, list[int]]:
    """Return the losses about which お客様 was asked by a mail that left, gave an answer that was told, or that somebody decided not to ask about.

    What was told once stays answered, whatever comes after it; a masked answer was told to nobody.
    """
    told = Answer.objects.filter(workspace=workspace, masked=False, told_at__isnull=False, request__revoked_at=None)
    went_out = Q(message__left_at__isnull=False) | Q(pk__in=told.order_by().values("request"))
    requests = FeedbackRequest.objects.filter(went_out, workspace=workspace, revoked_at=None)
    asked = requests.values_list("loss", flat=True)
    declined = NotAsking.objects.filter(workspace=workspace).values_list("loss", flat=True)
    answered = told.order_by().values_list("request__loss", flat=True)
    return {"asked": list(asked.order_by()), "answered": list(answered), "declined": list(declined.order_by())}
