"""What was done, by whom and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models.member import Member


class AuditEntryQuerySet(models.QuerySet["AuditEntry"]):
    """Questions about what was done."""

    def visible_to(self, member: Member) -> Self:
        """Return what was done in the member's workspace; a 管理者 alone may read it."""
        return self.filter(workspace=member.workspace_id) if member.is_admin else self.none()


class AuditEntry(models.Model):
    """One thing that somebody did; written once, never changed. The newest number is the workspace's data version."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="audit_entries")
    by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")  # nobody: the clock
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    changes = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()
    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "-id"], name="audit_newest"),
            models.Index(fields=["workspace", "subject_type", "subject_id"], name="audit_of_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type} {self.subject_id}"
