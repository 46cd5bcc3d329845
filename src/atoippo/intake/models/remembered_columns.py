"""What a person said about the columns of a kind of file, for the next time."""

from __future__ import annotations

from django.db import models


class RememberedColumns(models.Model):
    """The meaning of columns as corrected once, found again by the header's words."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    header_digest = models.CharField(max_length=64)  # SHA-256 of the header's words
    options = models.JSONField()
    said_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "header_digest"], name="one_memory_a_header")]

    def __str__(self) -> str:
        return self.header_digest[:8]
