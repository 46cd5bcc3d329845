"""What became of one line of a file."""

from __future__ import annotations

from django.db import models


class RowOutcome(models.TextChoices):
    """What a line did."""

    NEW = "new", "新しく加えた"
    CHANGED = "changed", "書きかえた"
    UNCHANGED = "unchanged", "変わりなし"
    SET_ASIDE = "set_aside", "取り分け"


class IntakeRow(models.Model):
    """One line of a run, done: what it did to which deal, and what was there before, so that it can be undone."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    intake = models.ForeignKey("intake.Intake", models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()  # of the row among all rows of all sheets, from 0
    sheet = models.CharField(max_length=100, blank=True)
    line = models.PositiveIntegerField()  # in the sheet, from 1
    outcome = models.CharField(max_length=9, choices=RowOutcome)
    deal = models.ForeignKey("deals.Deal", models.PROTECT, null=True, blank=True, related_name="+")
    before = models.JSONField(
        null=True, blank=True
    )  # fields that changed as they stood; ids of the rows that were added
    said = models.CharField(max_length=40, blank=True)  # outcome and digest of what the line says about its deal
    aside = models.JSONField(null=True, blank=True)  # column, value, advice, header and cells of a set-aside row

    class Meta:
        ordering = ["intake", "number"]
        constraints = [models.UniqueConstraint(fields=["workspace", "intake", "number"], name="a_line_is_done_once")]
        indexes = [models.Index(fields=["intake", "outcome", "number"], name="intake_row_by_outcome")]

    def __str__(self) -> str:
        return f"{self.intake_id}:{self.number}"
