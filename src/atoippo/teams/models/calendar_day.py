"""A day on which the company is open or closed against the rule."""

from __future__ import annotations

from django.db import models


class CalendarDay(models.Model):
    """One day that the workspace opens or closes beside holidays, weekends and yearly closures."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="calendar_days")
    day = models.DateField()
    is_open = models.BooleanField()
    note = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["workspace", "day"], name="one_word_about_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"
