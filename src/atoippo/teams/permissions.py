"""Who may do what about workspaces, teams and members.

管理者 look after everything here. マネージャー see who works in the workspace and in which team, and change nothing of it.
営業 change their own name only; whom they may know by name is said by `Member.objects.visible_to`.
Links that open a door (invitations, new passwords) are made and seen by 管理者 alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.teams.models import Member, Workspace


def may_look_after(member: Member, workspace: Workspace) -> bool:
    """Whether the workspace with its teams, members, calendar and links is theirs to change."""
    return member.is_active and member.is_admin and member.workspace_id == workspace.pk


def may_rename(by: Member, member: Member) -> bool:
    """Whether a member's name is theirs to change: everybody's own, and all names of the workspace for a 管理者."""
    return by.is_active and (by.pk == member.pk or may_look_after(by, member.workspace))
