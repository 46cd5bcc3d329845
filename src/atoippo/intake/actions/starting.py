"""The person's word: import what was found, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.intake.actions.held_plans import let_go
from atoippo.intake.actions.refusals import IntakeHasBegun, NotReadyToStart, NotYoursToImport
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.permissions import may_steer
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member

NOT_BEGUN = (IntakeState.INSPECTING, IntakeState.UPLOADED, IntakeState.DUE)


@transaction.atomic
def start_intake(*, intake: Intake, by: Member, at: datetime) -> Intake:
    """Have the worker import what was found; starting a run that waits its turn already changes nothing."""
    if not may_steer(by, intake):
        raise NotYoursToImport(by)
    locked = Intake.objects.select_for_update().get(pk=intake.pk)
    if locked.state == IntakeState.DUE:
        return locked
    if locked.state != IntakeState.UPLOADED or not locked.upload:
        raise NotReadyToStart(locked)
    locked.state = IntakeState.DUE
    locked.save(update_fields=["state"])
    record_audit(workspace=locked.workspace, by=by, action="intake.started", subject=locked, at=at)
    nudge("work_off_intakes")
    return locked


@transaction.atomic
def cancel_intake(*, intake: Intake, by: Member, at: datetime) -> Intake:
    """Call a run off that has not begun; calling it off twice is calling it off once."""
    if not may_steer(by, intake):
        raise NotYoursToImport(by)
    locked = Intake.objects.select_for_update().get(pk=intake.pk)
    if locked.state == IntakeState.CANCELLED:
        return locked
    if locked.state not in NOT_BEGUN:
        raise IntakeHasBegun(locked)
    locked.state, locked.ended_at = IntakeState.CANCELLED, at
    locked.save(update_fields=["state", "ended_at"])
    let_go(locked)
    record_audit(workspace=locked.workspace, by=by, action="intake.cancelled", subject=locked, at=at)
    return locked
