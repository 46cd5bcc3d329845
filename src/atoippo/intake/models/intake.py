"""One import run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class IntakeState(models.TextChoices):
    """Where a run stands."""

    UPLOADED = "uploaded", "確認待ち"  # waits for the person's word on what was found
    DUE = "due", "待機中"  # the worker may take it
    RUNNING = "running", "取り込み中"  # claimed, with a lease
    READING_WORDS = "words", "言葉を読み取り中"  # rows are in; the texts are being classified
    DONE = "done", "完了"
    REFUSED = "refused", "読めませんでした"
    CANCELLED = "cancelled", "取りやめ"


class IntakeQuerySet(models.QuerySet["Intake"]):
    """Questions about runs."""

    def visible_to(self, member: Member) -> Self:
        """Return the runs a member may see: all of the workspace for a 管理者, else the own ones."""
        of_workspace = self.filter(workspace=member.workspace_id)
        return of_workspace if member.is_admin else of_workspace.filter(started_by=member)


class Intake(models.Model):
    """One import run (取り込み): the file, what the person said about it, how far it is and what came of it."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="intakes")
    file_name = models.CharField(max_length=255)
    upload = models.CharField(max_length=200, blank=True)  # name in the store; empty once retention took the file
    digest = models.CharField(max_length=64)  # SHA-256 of the bytes
    size_bytes = models.BigIntegerField()
    options = models.JSONField(default=dict, blank=True)  # encoding, columns (header → field), day_first
    found = models.JSONField(default=dict, blank=True)  # what reading found: sheets, columns, counts
    state = models.CharField(max_length=10, choices=IntakeState, default=IntakeState.UPLOADED)
    refusal = models.JSONField(null=True, blank=True)  # the message when the file can't be taken
    claim = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)  # outcome → rows, kept in step with `IntakeRow`
    started_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "id"], name="intake_by_state")]

    def __str__(self) -> str:
        return self.file_name
