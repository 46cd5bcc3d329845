"""Opening a deal, changing its plain fields, moving it to another stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.actions.facts import in_json, set_fields
from atoippo.deals.models import Deal, StageChange
from atoippo.deals.rules import require_one_workspace
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.actions.facts import DealDetails
    from atoippo.teams.models import Member, Workspace
    from atoippo.values.reach import Reach


@transaction.atomic
def open_deal(
    *,
    workspace: Workspace,
    details: DealDetails,
    stage: str = "",
    reach: Reach | None = None,
    by: Member,
    at: datetime,
) -> Deal:
    """Open a deal, in the default team when none is named; where it begins on the buyer's way is its first stage change."""
    _require_own(workspace.pk, details, by)
    team = details.team or workspace.teams.get(is_default=True)
    deal = Deal(workspace=workspace, created_at=at, **{**details.as_fields(), "team": team})
    deal.full_clean()
    deal.save(force_insert=True)
    record_audit(workspace=workspace, by=by, action="deal.opened", subject=deal, at=at)
    return change_stage(deal=deal, stage=stage, reach=reach, by=by, at=at)


@transaction.atomic
def change_deal(*, deal: Deal, details: DealDetails, by: Member, at: datetime) -> Deal:
    """Change the plain fields of a deal; when nothing differs, nothing is written. Without a team it stays where it is."""
    _require_own(deal.workspace_id, details, by)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    told = details.changes_to(locked)
    if details.team is None:
        told.pop("team")
    before = set_fields(locked, told)
    if not before:
        return locked
    locked.full_clean()
    locked.save(update_fields=list(before))
    changes = {name: [earlier, in_json(told[name])] for name, earlier in before.items()}
    record_audit(workspace=locked.workspace, by=by, action="deal.changed", subject=locked, changes=changes, at=at)
    return locked


@transaction.atomic
def change_stage(*, deal: Deal, stage: str, reach: Reach | None, by: Member, at: datetime) -> Deal:
    """Move a deal to another stage and remember that it came there; the same stage and reach again write nothing."""
    require_one_workspace(deal.workspace_id, by)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    if (locked.stage, locked.reach) == (stage, reach):
        return locked
    changes = {"stage": [locked.stage, stage], "reach": [locked.reach, reach]}
    set_fields(locked, {"stage": stage, "reach": reach})
    locked.full_clean()
    locked.save(update_fields=["stage", "reach"])
    StageChange.objects.create(
        workspace_id=locked.workspace_id, deal=locked, stage=stage, reach=reach, noted_by=by, noted_at=at
    )
    record_audit(workspace=locked.workspace, by=by, action="deal.stage_changed", subject=locked, changes=changes, at=at)
    return locked


def _require_own(workspace_id: int, details: DealDetails, by: Member) -> None:
    joined = (details.team, details.owner, details.company, details.contact, details.product, details.competitor)
    require_one_workspace(workspace_id, by, *joined)
