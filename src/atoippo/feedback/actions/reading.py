"""Having read what a customer answered; it leaves 今日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.feedback.models import Answer
from atoippo.feedback.permissions import is_for
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.models import AnswerRelease
    from atoippo.teams.models import Member


class NotYoursToRead(Refused):
    """Somebody marked as read what waits for somebody else."""

    says = msg("このお言葉は、ほかの方が読むのを待っています。")


@transaction.atomic
def mark_read(*, answer: Answer, by: Member, at: datetime) -> Answer:
    """Note that whom an answer was for has read it; a second time changes nothing. Reading a masked one leaves no trace."""
    if not Answer.objects.visible_to(by).filter(pk=answer.pk).exists() or not is_for(by, answer):
        raise NotYoursToRead
    locked = Answer.objects.select_for_update().get(pk=answer.pk)
    if locked.read_at is not None:
        return locked
    locked.read_at = at
    locked.save(update_fields=["read_at"])
    if not locked.masked:
        record_audit(workspace=locked.workspace, by=by, action="feedback.read", subject=locked, at=at)
    return locked


@transaction.atomic
def mark_release_read(*, release: AnswerRelease, by: Member, at: datetime) -> AnswerRelease:
    """Note that a rep has read what masked answers told together."""
    if release.about_id != by.pk:
        raise NotYoursToRead
    if release.read_at is None:
        release.read_at = at
        release.save(update_fields=["read_at"])
        record_audit(workspace=release.workspace, by=by, action="feedback.release_read", subject=release, at=at)
    return release
