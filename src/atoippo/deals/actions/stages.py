"""Saying what the company's own stages mean on the buyer's way; the deals follow, some thousands at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from atoippo.deals.models import Deal, Stage
from atoippo.deals.permissions import may_map_stages
from atoippo.deals.rules import require_one_workspace
from atoippo.tables.vocabulary.stages import reach_of
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Workspace
from atoippo.teams.nudging import nudge
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.db.models import QuerySet

    from atoippo.teams.models import Member
    from atoippo.values.reach import Reach

DEALS_A_BATCH = 2_000  # so that a batch keeps others from writing for well under 0.3 seconds


class OnlyAdminsSayWhatStagesMean(Refused):
    """Somebody who is no 管理者 said what a stage means."""

    says = msg("フェーズの読み方を変えられるのは管理者だけです。管理者にご相談ください。")


@transaction.atomic
def say_what_stages_mean(
    *, workspace: Workspace, meanings: Mapping[str, Reach | None], by: Member, at: datetime
) -> list[Stage]:
    """Say which step of the buyer's way each named stage means (None: none of them); return the stages.

    Deals that stand there by its word follow in batches, see `let_deals_follow_stages`. A deal whose own reach differs
    from what the stage meant so far keeps it: somebody knew better. Losses keep what they recorded; who reads them by
    stage asks `meanings_of_stages`.
    """
    require_one_workspace(workspace.pk, by)
    if not may_map_stages(by):
        raise OnlyAdminsSayWhatStagesMean
    Workspace.objects.select_for_update().get(pk=workspace.pk)  # a stage that is not there yet can't be locked
    stages = [_said(workspace, name, reach, by, at) for name, reach in meanings.items()]
    nudge("restate_stages")
    return stages


def let_deals_follow_stages(*, at: datetime) -> bool:
    """Let the next deals that stand at a stage by its word mean what it means now; return whether more may follow.

    The stage is the queue: it remembers what it meant until no deal says so any more, so a run that is killed goes on.
    """
    waiting = Stage.objects.exclude(earlier=[]).order_by("pk").first()
    if waiting is None:
        return False
    with transaction.atomic():
        stage = Stage.objects.select_for_update(of=("self",)).select_related("workspace", "said_by").get(pk=waiting.pk)
        deals = list(_behind(stage)[:DEALS_A_BATCH])
        if deals:
            Deal.objects.filter(pk__in=deals).update(reach=stage.reach)
            record_audit(
                workspace=stage.workspace,
                by=stage.said_by,
                action="stage.followed",
                subject=stage,
                changes={"deals": deals},
                at=at,
            )
        if len(deals) < DEALS_A_BATCH:
            stage.earlier = []
            stage.save(update_fields=["earlier"])
    return True


def _said(workspace: Workspace, name: str, reach: Reach | None, by: Member, at: datetime) -> Stage:
    stage = Stage.objects.filter(workspace=workspace, name=name).first() or Stage(workspace=workspace, name=name)
    meant = stage.reach if stage.said_at else reach_of(name)
    stage.earlier = sorted({*stage.earlier, meant} - {reach}, key=lambda step: step or 0)
    stage.reach, stage.said_by, stage.said_at = reach, by, at
    stage.full_clean()
    stage.save()
    changes = {"reach": [meant, reach]}
    record_audit(workspace=workspace, by=by, action="stage.mapped", subject=stage, changes=changes, at=at)
    return stage


def _behind(stage: Stage) -> QuerySet[Deal, int]:
    """Return the deals that stand at a stage and still say what it meant before, locked."""
    steps = Q(reach__in=[step for step in stage.earlier if step is not None])
    says_so = steps | Q(reach=None) if None in stage.earlier else steps
    behind = Deal.objects.filter(says_so, workspace=stage.workspace_id, stage=stage.name)
    return behind.select_for_update().order_by("pk").values_list("pk", flat=True)
