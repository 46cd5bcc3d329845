"""The company's own stages, what they mean on the buyer's way, and how a deal moved through them."""

from __future__ import annotations

from django.db import models

from atoippo.deals.models.deal import REACHES


class Stage(models.Model):
    """A stage by the company's own word (フェーズ), and the step on the buyer's way that a 管理者 says it means."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    reach = models.PositiveSmallIntegerField(null=True, blank=True, choices=REACHES)
    said_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField(null=True, blank=True)  # None: what Atoippo reads from the word
    earlier = models.JSONField(default=list, blank=True)  # what it meant before, until all its deals have followed

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="one_stage_a_word"),
            models.CheckConstraint(
                condition=models.Q(reach=None) | models.Q(reach__range=(1, 6)), name="a_stage_means_one_of_six_steps"
            ),
            models.CheckConstraint(
                condition=models.Q(said_by=None, said_at=None) | models.Q(said_by__isnull=False, said_at__isnull=False),
                name="who_says_a_stage_says_it_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StageChange(models.Model):
    """A deal came to a stage."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    deal = models.ForeignKey("deals.Deal", models.PROTECT, related_name="stage_changes")
    stage = models.CharField(max_length=100)
    reach = models.PositiveSmallIntegerField(null=True, blank=True, choices=REACHES)
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["noted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reach=None) | models.Q(reach__range=(1, 6)),
                name="a_change_leads_to_one_of_six_steps",
            )
        ]

    def __str__(self) -> str:
        return f"{self.deal_id}: {self.stage}"
