"""The deals of the demo: the sample export, taken in by the same steps as any file, here and now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import typer
from django.utils import timezone

from atoippo.cli.speech import t
from atoippo.deals.models import Deal
from atoippo.intake.actions import (
    inspect_next,
    propose_next_matches,
    read_words_slice,
    receive_upload,
    start_intake,
    work_off_slice,
)
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.queries import progress_of
from atoippo.tables.sample.export import sample_export
from atoippo.teams.actions import seat_member
from atoippo.teams.models import Member, Role, Team, Workspace
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

FILE = "見本.csv"


def import_sample(workspace: Workspace) -> None:
    """Import the sample company's deals up to last month; one that was begun is carried on, a second is never begun."""
    intake = workspace.intakes.order_by("pk").first() or _upload(workspace, at=timezone.now())
    while intake.state == IntakeState.INSPECTING and inspect_next(at=timezone.now(), intake=intake):
        intake.refresh_from_db()
    if intake.state == IntakeState.UPLOADED:
        intake = start_intake(intake=intake, by=intake.started_by, at=timezone.now())
    if not progress_of(intake).is_over:
        _work_off(intake)
        _seat_beside_deals(workspace, at=timezone.now())


def _seat_beside_deals(workspace: Workspace, *, at: datetime) -> None:
    """Seat each rep of the sample in the teams of the own deals, and who leads in all of them."""
    for member in workspace.members.filter(user__isnull=False):
        teams = list(Team.objects.filter(workspace=workspace) if member.is_manager else _teams_of(member))
        if teams:
            seat_member(member=member, teams=teams, by=None, at=at)


def _upload(workspace: Workspace, *, at: datetime) -> Intake:
    admin = workspace.members.get(role=Role.ADMIN)
    until = timezone.localdate(at).replace(day=1) - timedelta(days=1)
    return receive_upload(workspace=workspace, name=FILE, content=sample_export(until=until), by=admin, at=at)


def _work_off(intake: Intake) -> None:
    """Do slice after slice; what another worker has in hand, or what is left, the worker does."""
    with typer.progressbar(length=1_000, label=t(msg("見本の商談を取り込んでいます"))) as bar:
        while work_off_slice(at=timezone.now(), intake=intake):
            intake.refresh_from_db()
            bar.update(1_000 * intake.rows_done // max(intake.rows_total, 1) - bar.pos)
        bar.update(1_000 - bar.pos)
    typer.echo(t(msg("言葉を読み取っています…")))
    while read_words_slice(at=timezone.now(), intake=intake):
        pass
    while propose_next_matches(at=timezone.now()):
        pass


def _teams_of(member: Member) -> list[Team]:
    return list(Team.objects.filter(pk__in=Deal.objects.filter(owner=member).values("team")))
