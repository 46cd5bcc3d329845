"""Saying what the company's own stages mean on the buyer's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.models import Deal, Stage
from atoippo.deals.rules import require_one_workspace
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Workspace

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member
    from atoippo.values.reach import Reach


@transaction.atomic
def say_what_a_stage_means(*, workspace: Workspace, name: str, reach: Reach | None, by: Member, at: datetime) -> Stage:
    """Say which step of the buyer's way a stage means (None: none of them); deals that stood there by its word follow.

    A deal whose own reach differs from what the stage meant so far keeps it: somebody knew better. Losses keep what
    they recorded; who reads them by stage asks `meanings_of_stages`.
    """
    require_one_workspace(workspace.pk, by)
    Workspace.objects.select_for_update().get(pk=workspace.pk)  # a stage that is not there yet can't be locked
    stage = Stage.objects.filter(workspace=workspace, name=name).first() or Stage(workspace=workspace, name=name)
    meant = stage.reach if stage.said_at else reach_of(name)
    stage.reach, stage.said_by, stage.said_at = reach, by, at
    stage.full_clean()
    stage.save()
    if meant != reach:
        Deal.objects.filter(workspace=workspace, stage=name, reach=meant).update(reach=reach)
    record_audit(
        workspace=workspace, by=by, action="stage.mapped", subject=stage, changes={"reach": [meant, reach]}, at=at
    )
    return stage
