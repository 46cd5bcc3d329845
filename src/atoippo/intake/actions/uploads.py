"""Receiving a file and keeping it no longer than needed."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from atoippo.intake.actions.refusals import NotYoursToImport
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.permissions import may_import
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member, Workspace

KEPT_DAYS = 30
OVER = (IntakeState.DONE, IntakeState.REFUSED, IntakeState.CANCELLED, IntakeState.UPLOADED)
LONGEST_NAME = 255


def receive_upload(*, workspace: Workspace, name: str, content: bytes, by: Member, at: datetime) -> Intake:
    """Keep a file under a random name and have the worker look at it."""
    if not may_import(by, workspace):
        raise NotYoursToImport(by)
    stored = default_storage.save(f"intake/{secrets.token_hex(16)}", ContentFile(content))
    try:
        with transaction.atomic():
            return _registered(workspace, Intake(upload=stored, file_name=_short(name)), content, by, at)
    except BaseException:
        default_storage.delete(stored)
        raise


def _registered(workspace: Workspace, intake: Intake, content: bytes, by: Member, at: datetime) -> Intake:
    intake.workspace = workspace
    intake.digest = hashlib.sha256(content).hexdigest()
    intake.size_bytes = len(content)
    intake.state = IntakeState.INSPECTING
    intake.started_by, intake.started_at = by, at
    intake.full_clean()
    intake.save()
    record_audit(workspace=workspace, by=by, action="intake.received", subject=intake, at=at)
    nudge("inspect_uploads")
    return intake


def _short(name: str) -> str:
    """Return a file's name without folders, its end kept where it is too long."""
    return name.replace("\\", "/").rsplit("/", 1)[-1][-LONGEST_NAME:] or "file"


def forget_old_uploads(*, at: datetime) -> int:
    """Delete the files of runs that are over and older than the retention; what came of them stays. Return how many."""
    old = Intake.objects.filter(state__in=OVER, started_at__lt=at - timedelta(days=KEPT_DAYS)).exclude(upload="")
    forgotten = 0
    for intake in old.select_related("workspace").order_by("pk")[:100]:
        default_storage.delete(intake.upload)
        _note_forgotten(intake, at)
        forgotten += 1
    return forgotten


@transaction.atomic
def _note_forgotten(intake: Intake, at: datetime) -> None:
    """Write that the file is gone; a run that still waited for the person's word is called off with it."""
    waiting = intake.state == IntakeState.UPLOADED
    state = IntakeState.CANCELLED if waiting else intake.state
    Intake.objects.filter(pk=intake.pk).update(upload="", state=state, ended_at=at if waiting else intake.ended_at)
    record_audit(workspace=intake.workspace, by=None, action="intake.forgotten", subject=intake, at=at)
