"""A deal that was won, and what the win said before somebody corrected it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class WinQuerySet(models.QuerySet["Win"]):
    """Questions about wins."""

    def visible_to(self, member: Member) -> Self:
        """Return the wins of the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")


class Win(models.Model):
    """A deal was won (受注); after a loss it is a 再受注."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="wins")
    turn = models.PositiveSmallIntegerField()
    won_on = models.DateField(null=True, blank=True)
    amount_yen = models.BigIntegerField(null=True, blank=True)
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    objects = WinQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "turn"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "deal", "turn"], name="one_win_a_turn"),
            models.CheckConstraint(condition=models.Q(turn__gte=1), name="a_win_has_its_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.deal_id} won {self.won_on or '?'}"


class WinCorrection(models.Model):
    """What a win said before it was corrected; written once."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    win = models.ForeignKey("deals.Win", models.PROTECT, related_name="corrections")
    before = models.JSONField()  # the fields that changed, as they stood
    corrected_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField()

    class Meta:
        ordering = ["corrected_at", "pk"]

    def __str__(self) -> str:
        return f"correction of {self.win_id}"
