"""Who may say that two companies are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.customers.models import CompanyMatch
    from atoippo.teams.models import Member


def may_join(member: Member, match: CompanyMatch) -> bool:
    """Whether the member may decide about a pair: マネージャー and 管理者 of its workspace."""
    return member.is_active and member.is_manager and member.workspace_id == match.workspace_id
