"""Questions about whom we go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.deals.models import Deal
from atoippo.pursuits.models import Pursuit
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from atoippo.pursuits.models import PursuitQuerySet
    from atoippo.teams.models import Member


def pursuits_of(member: Member) -> PursuitQuerySet:
    """Return what a member goes back to: picked by them or of their own deals, still lost, in the order of picking."""
    mine = Q(picked_by=member) | Q(deal__owner=member)
    going_on = Pursuit.objects.visible_to(member).going_on().filter(mine, deal__outcome=Outcome.LOST)
    return going_on.select_related("deal__company__merged_into", "deal__contact", "deal__owner", "picked_by").order_by(
        "picked_at", "pk"
    )


def deals_to_pick(member: Member) -> frozenset[int]:
    """Return the lost deals that the member may pick, as `permissions.may_pick` says of one."""
    deals = Deal.objects.visible_to(member).lost()
    mine = deals if member.is_manager else deals.filter(Q(owner=None) | Q(owner=member))
    return frozenset(mine.values_list("pk", flat=True))


def picked_deals(member: Member) -> frozenset[int]:
    """Return the deals that somebody goes back to already, among those the member sees."""
    return frozenset(Pursuit.objects.visible_to(member).going_on().values_list("deal", flat=True))
