"""People whom the operator lets in from the command line, by the same actions as in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.teams.actions import accept_invitation, add_member, create_workspace, invite
from atoippo.teams.models import Member, Role, Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import User


def workspace_named(name: str, *, at: datetime) -> Workspace:
    """Return the workspace of a name, opened when there is none."""
    return Workspace.objects.filter(name=name).first() or create_workspace(name=name, at=at)


def place_of(name: str, *, workspace: Workspace, role: Role, at: datetime) -> Member:
    """Add somebody to a workspace."""
    return add_member(workspace=workspace, display_name=name, role=role, by=None, at=at)


def let_in(member: Member, *, email: str, password: str, at: datetime, user: User | None = None) -> User:
    """Give a member a sign-in: a new one with a password, or the one that the person has."""
    host = member if member.is_admin else member.workspace.members.filter(role=Role.ADMIN).first() or member
    _, token = invite(member=member, email=email, by=host, at=at)
    return accept_invitation(token=token, password=password, user=user, at=at)
