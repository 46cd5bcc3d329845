"""Noting what would make it yes, and taking it back. A condition is never rewritten: a new one stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.conditions.models import Condition
from atoippo.deals.rules import require_one_workspace
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.conditions.rules import ConditionDetails
    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member


@transaction.atomic
def note_condition(*, loss: Loss, details: ConditionDetails, by: Member | None, at: datetime) -> Condition:
    """Note what would make it yes, or when we may come again; what stands in the same words already is returned."""
    require_one_workspace(loss.workspace_id, by)
    told = {"kind": details.kind, "words": details.words.strip(), "due_on": details.due_on, "origin": details.origin}
    standing = Condition.objects.standing().filter(loss=loss, may_prompt=details.may_prompt, **told).first()
    if standing:
        return standing
    condition = Condition(
        workspace_id=loss.workspace_id,
        deal_id=loss.deal_id,
        loss=loss,
        may_prompt=details.may_prompt,
        noted_by=by,
        noted_at=at,
        **told,
    )
    condition.full_clean()
    condition.save(force_insert=True)
    record_audit(workspace=loss.workspace, by=by, action="condition.noted", subject=condition, at=at)
    return condition


@transaction.atomic
def withdraw_condition(*, condition: Condition, by: Member | None, at: datetime) -> Condition:
    """Say that a condition holds no more; it stays in the history. One that was taken back already stays as it was."""
    require_one_workspace(condition.workspace_id, by)
    locked = Condition.objects.select_for_update().get(pk=condition.pk)
    if locked.withdrawn_at is not None:
        return locked
    locked.withdrawn_by, locked.withdrawn_at = by, at
    locked.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record_audit(workspace=locked.workspace, by=by, action="condition.withdrawn", subject=locked, at=at)
    return locked
