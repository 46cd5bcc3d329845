"""An open deal that goes on, and when to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.teams.models import of_own_teams

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class ContinuationQuerySet(models.QuerySet["Continuation"]):
    """Questions about deals that go on."""

    def visible_to(self, member: Member) -> Self:
        """Return those of the deals that the member may read."""
        return of_own_teams(self, member, team="deal__team")


class Continuation(models.Model):
    """Somebody said that an open deal goes on (まだ検討中・まだ続いている), and when to ask again. Never changed."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="continuations")
    ask_again_on = models.DateField()
    words = models.TextField(blank=True)  # the customer's
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    submission = models.CharField(max_length=64)  # token of the form
    objects = ContinuationQuerySet.as_manager()

    class Meta:
        ordering = ["deal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "deal", "submission"], name="a_second_submit_says_nothing_again"
            ),
            models.CheckConstraint(condition=~models.Q(submission=""), name="a_continuation_has_its_submission"),
        ]
        indexes = [models.Index(fields=["workspace", "ask_again_on"], name="continuation_by_day")]

    def __str__(self) -> str:
        return f"{self.deal_id} goes on, ask on {self.ask_again_on}"
