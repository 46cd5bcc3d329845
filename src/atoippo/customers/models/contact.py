"""A person at a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class ContactQuerySet(models.QuerySet["Contact"]):
    """Questions about contacts."""

    def visible_to(self, member: Member) -> Self:
        """Return the contacts of the member's workspace."""
        return self.filter(workspace=member.workspace_id)


class Contact(models.Model):
    """Whom we speak with at a customer (担当者), as the file or a colleague named them."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    company = models.ForeignKey("customers.Company", models.PROTECT, null=True, blank=True, related_name="contacts")
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=100, blank=True)
    job_title = models.CharField(max_length=100, blank=True)
    email = models.CharField(max_length=254, blank=True)  # as written; old carrier addresses break the rules for them
    created_at = models.DateTimeField()
    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "company", "name"], name="one_contact_a_name_and_company"),
            models.UniqueConstraint(
                fields=["workspace", "name"],
                condition=models.Q(company=None),
                name="one_contact_a_name_without_company",
            ),
        ]

    def __str__(self) -> str:
        return self.name
