"""What is asked about workspaces, teams and members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from atoippo.teams.models import AuditEntry, Invitation, Member, Seat, Team
from atoippo.teams.rules import token_digest

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet


def members_with_teams(member: Member) -> QuerySet[Member]:
    """Return everybody of the member's workspace, those who left at the end, with user, teams and newest invitation."""
    seats = Seat.objects.select_related("team").order_by("team__name")
    invitations = Invitation.objects.visible_to(member).newest_first()
    return (
        Member.objects.visible_to(member)
        .select_related("user", "workspace")
        .prefetch_related(Prefetch("seats", seats), Prefetch("invitations", invitations))
        .order_by("-is_active", "display_name", "pk")
    )


def teams_with_seats(member: Member) -> QuerySet[Team]:
    """Return all teams of the member's workspace with how many active members sit in each."""
    seated = Count("seats", filter=Q(seats__member__is_active=True))
    return Team.objects.filter(workspace=member.workspace_id).annotate(members_seated=seated).order_by("name")


def open_invitation(*, token: str, at: datetime) -> Invitation | None:
    """Return the invitation that a link opens, with who invites whom to where; None whatever is wrong with it."""
    still_open = Invitation.objects.open_at(at).filter(member__is_active=True, member__user=None)
    people = still_open.select_related("workspace", "member", "created_by")
    return people.filter(token_hash=token_digest(token)).first()


def audit_entries(member: Member) -> QuerySet[AuditEntry]:
    """Return what was done in the workspace, newest first; for 管理者 alone."""
    return AuditEntry.objects.visible_to(member).select_related("by").order_by("-pk")
