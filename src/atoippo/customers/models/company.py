"""A company we offered something to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class CompanyQuerySet(models.QuerySet["Company"]):
    """Questions about companies."""

    def visible_to(self, member: Member) -> Self:
        """Return the companies of the member's workspace; their deals are another question."""
        return self.filter(workspace=member.workspace_id)

    def heads(self) -> Self:
        """Return the companies that are joined into no other."""
        return self.filter(merged_into=None)


class Company(models.Model):
    """A customer (お客様). Known by its 法人番号, else by its name as matching reads it; joined ones follow `merged_into`."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="companies")
    name = models.CharField(max_length=200)
    match_key = models.CharField(max_length=220)  # kind|position|key of values.companies, as `reports` groups by
    corporate_number = models.CharField(max_length=13, blank=True)  # 法人番号
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    created_at = models.DateTimeField()
    objects = CompanyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "match_key"],
                condition=models.Q(corporate_number=""),
                name="one_company_a_name",
            ),
            models.UniqueConstraint(
                fields=["workspace", "corporate_number"],
                condition=~models.Q(corporate_number=""),
                name="one_company_a_corporate_number",
            ),
            models.CheckConstraint(condition=~models.Q(merged_into=models.F("id")), name="no_company_joins_itself"),
        ]
        indexes = [models.Index(fields=["workspace", "match_key"], name="company_by_key")]

    def __str__(self) -> str:
        return self.name
