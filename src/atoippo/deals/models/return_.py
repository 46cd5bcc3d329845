"""A lost deal that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class ReturnQuerySet(models.QuerySet["Return"]):
    """Questions about returns."""

    def visible_to(self, member: Member) -> Self:
        """Return the returns of the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")


class Return(models.Model):
    """A closed deal is talked about again (再開). The loss or win before it stays as it was."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="returns")
    turn = models.PositiveSmallIntegerField()
    returned_on = models.DateField(null=True, blank=True)  # a file only shows that it did
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "turn"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "deal", "turn"], name="one_return_a_turn"),
            models.CheckConstraint(condition=models.Q(turn__gte=2), name="a_return_follows_a_close"),
        ]

    def __str__(self) -> str:
        return f"{self.deal_id} returned"
