"""The letters that a workspace writes in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.mail.rules.kinds import MessageKind

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class LetterQuerySet(models.QuerySet["Letter"]):
    """Questions about letters."""

    def visible_to(self, member: Member) -> Self:
        """Return the letters of the member's workspace."""
        return self.filter(workspace=member.workspace_id)


class Letter(models.Model):
    """The wording of a kind of mail (文面の型), for one reason or for all; without a row ours stands. The newest counts."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=MessageKind)
    reason = models.CharField(max_length=20, blank=True)  # "" for all
    subject = models.CharField(max_length=200)
    body = models.TextField()
    is_ours = models.BooleanField(default=False)  # somebody went back to our wording
    written_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "reason", "pk"]
        indexes = [models.Index(fields=["workspace", "kind", "reason"], name="letter_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reason}"
