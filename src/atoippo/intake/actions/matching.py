"""After a run: look for companies that may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.customers.actions import propose_matches
from atoippo.intake.models import Intake, IntakeState

if TYPE_CHECKING:
    from datetime import datetime


def propose_next_matches(*, at: datetime, intake: Intake | None = None) -> bool:
    """Look for near company names in one workspace that imported something; return whether one was due.

    Two workers that look at once propose each pair once.
    """
    rows_are_in = Intake.objects.filter(state__in=(IntakeState.READING_WORDS, IntakeState.DONE), matched_at=None)
    due = rows_are_in.among(intake).select_related("workspace").order_by("pk").first()
    if due is None:
        return False
    done = list(rows_are_in.filter(workspace=due.workspace_id).values_list("pk", flat=True))
    propose_matches(workspace=due.workspace, at=at)
    Intake.objects.filter(pk__in=done).update(matched_at=at)
    return True
