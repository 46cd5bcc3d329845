"""What people do about the days on which the company works."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.teams.actions.admins_only import refuse_all_but_admins
from atoippo.teams.audit import record_audit
from atoippo.teams.models import CalendarDay, Workspace

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """How the company's year runs: the month in which its fiscal year starts, and the closures it keeps."""

    fiscal_year_starts_in: int
    closes_at_new_year: bool
    closes_at_obon: bool


@transaction.atomic
def set_working_year(*, workspace: Workspace, year: WorkingYear, by: Member | None, at: datetime) -> Workspace:
    """Say when the fiscal year starts and which yearly closures the company keeps."""
    refuse_all_but_admins(by, workspace)
    locked = Workspace.objects.select_for_update().get(pk=workspace.pk)
    changes = {
        field: [before, value] for field, value in asdict(year).items() if (before := getattr(locked, field)) != value
    }
    if not changes:
        return locked
    for field, (_, value) in changes.items():
        setattr(locked, field, value)
    locked.full_clean()
    locked.save(update_fields=list(changes))
    record_audit(workspace=locked, by=by, action="calendar.year_set", subject=locked, changes=changes, at=at)
    return locked


@transaction.atomic
def mark_day(
    *, workspace: Workspace, day: date, is_open: bool, note: str = "", by: Member | None, at: datetime
) -> CalendarDay:
    """Open or close the company on one day against the rule; what was said about the day before is replaced."""
    refuse_all_but_admins(by, workspace)
    said = {"is_open": is_open, "note": note}
    marked, _ = CalendarDay.objects.update_or_create(workspace=workspace, day=day, defaults=said)
    record_audit(workspace=workspace, by=by, action="calendar.day_marked", subject=marked, changes=_told(marked), at=at)
    return marked


@transaction.atomic
def unmark_day(*, day: CalendarDay, by: Member | None, at: datetime) -> date:
    """Let a day follow the rule again; returns the day, for the row is gone and the audit entry tells what it said."""
    refuse_all_but_admins(by, day.workspace)
    if CalendarDay.objects.select_for_update().filter(pk=day.pk).exists():
        record_audit(
            workspace=day.workspace, by=by, action="calendar.day_unmarked", subject=day, changes=_told(day), at=at
        )
        CalendarDay.objects.filter(pk=day.pk).delete()
    return day.day


def _told(day: CalendarDay) -> dict[str, object]:
    return {"day": day.day.isoformat(), "is_open": day.is_open, "note": day.note}
