"""A day on which the company is open or closed against the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models.member import Member


class CalendarDayQuerySet(models.QuerySet["CalendarDay"]):
    """Questions about a company's own days."""

    def visible_to(self, member: Member) -> Self:
        """Return the days of the member's company: everybody may know when it is closed."""
        return self.filter(workspace=member.workspace_id)


class CalendarDay(models.Model):
    """One day that the workspace opens or closes beside holidays, weekends and yearly closures."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="calendar_days")
    day = models.DateField()
    is_open = models.BooleanField()
    note = models.CharField(max_length=100, blank=True)
    objects = CalendarDayQuerySet.as_manager()

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["workspace", "day"], name="one_word_about_a_day")]

    def __str__(self) -> str:
        return f"{self.day}"
