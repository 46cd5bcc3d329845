"""Who may do what to a deal; what they may read is said by `visible_to`, the door that is passed first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.deals.models import Deal
    from atoippo.teams.models import Member


def may_change(member: Member, deal: Deal) -> bool:
    """Whether the member may change a deal: 営業 the own ones, マネージャー those of own teams, 管理者 all of the workspace."""
    if deal.workspace_id != member.workspace_id:
        return False
    if member.is_admin or deal.owner_id == member.pk:
        return True
    return member.is_manager and member.seats.filter(team=deal.team_id).exists()


def may_map_stages(member: Member) -> bool:
    """Whether the member may say what the company's stages mean on the buyer's way: 管理者."""
    return member.is_admin
