"""Who may bring a file into a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.intake.models import Intake
    from atoippo.teams.models import Member, Workspace


def may_import(member: Member, workspace: Workspace) -> bool:
    """Whether the member may import deals into a workspace: マネージャー and 管理者, who look after more than own deals.

    A file acts for the whole workspace (ADR 12): it may change deals of teams that a マネージャー does not see, as the
    CRM has changed them, and shows nothing of them to who brought it.
    """
    return member.is_active and member.is_manager and member.workspace_id == workspace.pk


def may_steer(member: Member, intake: Intake) -> bool:
    """Whether the member may correct, start or cancel a run: who brought the file, and 管理者."""
    own = member.is_admin or intake.started_by_id == member.pk
    return own and may_import(member, intake.workspace)
