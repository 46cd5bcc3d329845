"""The nouns of pursuits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class PursuitQuerySet(models.QuerySet["Pursuit"]):
    """Questions about pursuits."""

    def visible_to(self, member: Member) -> Self:
        """Return the pursuits of the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")

    def going_on(self) -> Self:
        """Return the pursuits that nobody has ended."""
        return self.filter(ended_at=None)


class Pursuit(models.Model):
    """A lost deal that somebody picked to go back to (追客)."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="pursuits")
    picked_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    picked_at = models.DateTimeField()
    ended_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = PursuitQuerySet.as_manager()

    class Meta:
        ordering = ["picked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "deal"], condition=models.Q(ended_at=None), name="one_pursuit_a_deal_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"pursuit of {self.deal_id}"
