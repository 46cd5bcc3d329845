"""The number by which another system knows a deal."""

from __future__ import annotations

from django.db import models


class ExternalId(models.Model):
    """A deal's number in a CRM or list (`source`), or the digest of company, name and opened date where there is none."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    source = models.CharField(max_length=40)
    external_id = models.CharField(max_length=120)
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="external_ids")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "source", "external_id"], name="one_deal_a_foreign_number"),
            models.CheckConstraint(
                condition=~models.Q(source="") & ~models.Q(external_id=""), name="a_foreign_number_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.external_id}"
