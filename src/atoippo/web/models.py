"""What the screens themselves keep: views of a list that a member named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member

LONGEST_QUERY = 2000


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Questions about saved views."""

    def visible_to(self, member: Member) -> Self:
        """Return the member's own views, which nobody else sees."""
        return self.filter(workspace=member.workspace_id, member=member)

    def kept(self) -> Self:
        """Return the views that were not taken away."""
        return self.filter(removed_at=None)


class SavedView(models.Model):
    """A filter of 商談 that a member named, to come back to; one taken away stays, so that it can be put back."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    member = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)  # the address's parameters in one order
    created_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "member", "name"],
                condition=models.Q(removed_at=None),
                name="one_view_a_name_and_member",
            )
        ]

    def __str__(self) -> str:
        return self.name
