"""Who may bring a file into a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.intake.models import Intake
    from atoippo.teams.models import Member, Workspace


def may_import(member: Member, workspace: Workspace) -> bool:
    """Whether the member may import deals into a workspace: マネージャー and 管理者, who look after more than own deals."""
    return member.is_active and member.is_manager and member.workspace_id == workspace.pk


def may_steer(member: Member, intake: Intake) -> bool:
    """Whether the member may correct, start or cancel a run: who brought the file, and 管理者."""
    own = member.is_admin or intake.started_by_id == member.pk
    return own and may_import(member, intake.workspace)
