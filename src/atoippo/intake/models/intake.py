"""One import run."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Self

from django.db import IntegrityError, models, transaction

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from atoippo.teams.models import Member


class IntakeState(models.TextChoices):
    """Where a run stands."""

    INSPECTING = "inspecting", "ファイルを確認中"  # waits for the worker to look at it
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

    def among(self, only: Intake | None) -> Self:
        """Return all of these, or the given one alone when it is among them."""
        return self if only is None else self.filter(pk=only.pk)

    def to_inspect(self, at: datetime) -> Self:
        """Return the files that nobody looks at now."""
        return self.filter(state=IntakeState.INSPECTING).unclaimed(at).order_by("pk")

    def to_work_off(self, at: datetime) -> Self:
        """Return the runs whose rows a worker may take: those under way first, and one a workspace at a time."""
        under_way = Intake.objects.filter(workspace=models.OuterRef("workspace"), state=IntakeState.RUNNING)
        due = models.Q(state=IntakeState.DUE) & ~models.Exists(under_way)
        return self.filter(models.Q(state=IntakeState.RUNNING) | due).unclaimed(at).order_by("-state", "pk")

    def with_words_to_read(self, at: datetime) -> Self:
        """Return the runs whose rows are in and whose texts nobody reads now."""
        return self.filter(state=IntakeState.READING_WORDS).unclaimed(at).order_by("pk")

    def unclaimed(self, at: datetime) -> Self:
        """Return the runs that no worker holds; an ended lease holds nothing."""
        return self.filter(models.Q(lease_until=None) | models.Q(lease_until__lte=at))

    def claim_first(self, state: IntakeState, *, at: datetime, lease: timedelta) -> Intake | None:
        """Take one of these runs for this worker, which comes to a state; safe with many workers."""
        token = secrets.token_hex(16)
        for pk in self.values_list("pk", flat=True)[:10]:
            if self._claim(pk, token, state, at + lease):
                return self.model.objects.select_related("workspace", "started_by").get(pk=pk)
        return None

    def _claim(self, pk: int, token: str, state: IntakeState, until: datetime) -> bool:
        try:
            with transaction.atomic():
                taken = (
                    self.order_by()
                    .filter(pk=pk)
                    .update(state=state, claim=token, lease_until=until, tries=models.F("tries") + 1)
                )
        except IntegrityError:  # another run of the workspace began at this moment
            return False
        return taken == 1


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
    tries = models.PositiveSmallIntegerField(default=0)  # claims since something came of one
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)  # outcome → rows, kept in step with `IntakeRow`
    started_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    matched_at = models.DateTimeField(null=True, blank=True)  # near company names were looked for
    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace"],
                condition=models.Q(state=IntakeState.RUNNING.value),
                name="one_running_intake_a_workspace",
            )
        ]
        indexes = [models.Index(fields=["state", "id"], name="intake_by_state")]

    def __str__(self) -> str:
        return self.file_name
