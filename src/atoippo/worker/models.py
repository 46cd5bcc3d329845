"""What the timetable has done."""

from __future__ import annotations

from django.db import models


class JobRun(models.Model):
    """One slot of one job, taken by the one worker whose row it is."""

    job = models.CharField(max_length=60)
    slot = models.DateTimeField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="a_slot_runs_once")]

    def __str__(self) -> str:
        return f"{self.job} {self.slot:%F %R}"
