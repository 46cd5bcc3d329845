"""An address to which no mail goes any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member


class SuppressionReason(models.TextChoices):
    """Why no mail goes there."""

    OPTED_OUT = "opted_out", "ご案内は不要"
    NOT_BEFORE = "not_before", "その時期まで連絡を控える"
    BOUNCED = "bounced", "届かない"


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    """Questions about suppressions."""

    def visible_to(self, member: Member) -> Self:
        """Return the suppressions of the member's workspace; where each came from is for マネージャー (`may_read_origin`)."""
        return self.filter(workspace=member.workspace_id)

    def in_force(self, at: datetime) -> Self:
        """Return those that hold at a moment: not lifted, not over."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=at), lifted_at=None)


class Suppression(models.Model):
    """No mail goes to an address (配信停止), for good or until a moment; a person may lift it on the customer's word."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    contact = models.ForeignKey("customers.Contact", models.PROTECT, null=True, blank=True, related_name="suppressions")
    email_key = models.CharField(max_length=254, blank=True)  # folded address: holds for whoever has it
    reason = models.CharField(max_length=10, choices=SuppressionReason)
    until = models.DateTimeField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField()
    lifted_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_because = models.CharField(max_length=300, blank=True)
    objects = SuppressionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact__isnull=False) | ~models.Q(email_key=""),
                name="a_suppression_is_of_somebody",
            )
        ]
        indexes = [models.Index(fields=["workspace", "email_key"], name="suppression_of_an_address")]

    def __str__(self) -> str:
        return f"{self.contact_id or self.email_key}: {self.reason}"
