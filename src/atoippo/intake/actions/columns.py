"""What a person says about the columns of a file, remembered for the next file of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.intake.actions.refusals import IntakeHasBegun, NotYoursToImport
from atoippo.intake.models import Intake, IntakeState, RememberedColumns
from atoippo.intake.permissions import may_steer
from atoippo.intake.rules.found import options_as_json
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.tables.rows import ReadingOptions
    from atoippo.teams.models import Member

MAY_BE_CORRECTED = (IntakeState.INSPECTING, IntakeState.UPLOADED, IntakeState.REFUSED)


@transaction.atomic
def say_columns(*, intake: Intake, options: ReadingOptions, by: Member, at: datetime) -> Intake:
    """Look at the file again as the person says; the same header is read so the next time, too."""
    if not may_steer(by, intake):
        raise NotYoursToImport(by)
    locked = Intake.objects.select_for_update().get(pk=intake.pk)
    if locked.state not in MAY_BE_CORRECTED or not locked.upload:
        raise IntakeHasBegun(locked)
    locked.options = options_as_json(options)
    locked.state, locked.refusal, locked.ended_at = IntakeState.INSPECTING, None, None
    locked.claim, locked.lease_until, locked.tries = "", None, 0
    locked.save()
    _remember(locked, by, at)
    record_audit(workspace=locked.workspace, by=by, action="intake.columns_said", subject=locked, at=at)
    nudge("inspect_uploads")
    return locked


def _remember(intake: Intake, by: Member, at: datetime) -> None:
    digest = intake.found.get("header_digest")
    if digest:
        RememberedColumns.objects.update_or_create(
            workspace=intake.workspace,
            header_digest=digest,
            defaults={"options": intake.options, "said_by": by, "said_at": at},
        )
