"""Who may decide to go back to a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atoippo.deals.models import Deal
    from atoippo.pursuits.models import Pursuit
    from atoippo.teams.models import Member


def may_pick(member: Member, deal: Deal) -> bool:
    """Whether the member may pick a deal to go back to: a 営業 own ones and those of nobody, a leader all they can read."""
    return member.is_manager or deal.owner_id in {None, member.pk}


def may_end(member: Member, pursuit: Pursuit) -> bool:
    """Whether the member may end a pursuit: who picked it, who owns the deal, who leads."""
    return member.is_manager or member.pk in {pursuit.picked_by_id, pursuit.deal.owner_id}
