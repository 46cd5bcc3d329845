"""What people do about workspaces, teams and members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.teams.audit import record_audit
from atoippo.teams.models import Member, Role, Seat, Team, Workspace

if TYPE_CHECKING:
    from datetime import datetime

DEFAULT_TEAM = "営業チーム"


@transaction.atomic
def create_workspace(*, name: str, at: datetime) -> Workspace:
    """Open a workspace with its default team."""
    workspace = Workspace.objects.create(name=name, created_at=at)
    Team.objects.create(workspace=workspace, name=DEFAULT_TEAM, is_default=True)
    record_audit(workspace=workspace, by=None, action="workspace.created", subject=workspace, at=at)
    return workspace


@transaction.atomic
def add_member(
    *,
    workspace: Workspace,
    display_name: str,
    role: Role = Role.REP,
    team: Team | None = None,
    by: Member | None,
    at: datetime,
) -> Member:
    """Add a person to a workspace, without sign-in, in a team (the default one when none is named)."""
    member = Member(workspace=workspace, display_name=display_name, role=role, created_at=at)
    member.full_clean()
    member.save()
    Seat.objects.create(workspace=workspace, member=member, team=team or workspace.teams.get(is_default=True))
    record_audit(workspace=workspace, by=by, action="member.added", subject=member, at=at)
    return member
