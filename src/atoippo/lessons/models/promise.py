"""What a rep promises oneself for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Questions about promises."""

    def visible_to(self, member: Member) -> Self:
        """Return the member's own promises: nobody else reads them, whatever their role."""
        return self.filter(workspace=member.workspace_id, member=member)


class Promise(models.Model):
    """One if-then sentence that a rep takes along from a loss (次の約束); private to who made it."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    member = models.ForeignKey("teams.Member", models.PROTECT, related_name="promises")
    loss = models.ForeignKey("deals.Loss", models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["member", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="a_promise_has_words")]

    def __str__(self) -> str:
        return f"promise of {self.member_id}"
