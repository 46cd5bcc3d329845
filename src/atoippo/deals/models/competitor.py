"""A rival (競合) that was named in a deal."""

from __future__ import annotations

from django.db import models


class Competitor(models.Model):
    """A rival (競合) that was named in a deal."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["workspace", "name"], name="one_competitor_a_name")]

    def __str__(self) -> str:
        return self.name
