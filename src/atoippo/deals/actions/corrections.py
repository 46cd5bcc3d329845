"""What was recorded wrongly is corrected; what it said before is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.actions.facts import in_json, set_fields
from atoippo.deals.models import Deal, Loss, LossCorrection, Win, WinCorrection
from atoippo.deals.rules import require_one_workspace
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.deals.actions.facts import LossFacts, WinFacts
    from atoippo.teams.models import Member


@transaction.atomic
def correct_loss(*, loss: Loss, changes: LossFacts, by: Member, at: datetime) -> Loss:
    """Correct what a loss says, and keep what it said; a correction that changes nothing writes nothing."""
    require_one_workspace(loss.workspace_id, by, changes.lost_to)
    deal = Deal.objects.select_for_update().get(pk=loss.deal_id)
    locked = Loss.objects.select_for_update().get(pk=loss.pk)
    correction = loss_corrected(loss=locked, changes=changes, by=by, at=at)
    if correction is not None:
        _write(locked, correction, action="loss.corrected")
        _keep_in_step(deal, turn=locked.turn, closed_on=locked.lost_on)
    return locked


@transaction.atomic
def correct_win(*, win: Win, changes: WinFacts, by: Member, at: datetime) -> Win:
    """Correct what a win says, and keep what it said; a correction that changes nothing writes nothing."""
    require_one_workspace(win.workspace_id, by)
    deal = Deal.objects.select_for_update().get(pk=win.deal_id)
    locked = Win.objects.select_for_update().get(pk=win.pk)
    correction = win_corrected(win=locked, changes=changes, by=by, at=at)
    if correction is not None:
        _write(locked, correction, action="win.corrected")
        _keep_in_step(deal, turn=locked.turn, closed_on=locked.won_on)
    return locked


def loss_corrected(*, loss: Loss, changes: LossFacts, by: Member, at: datetime) -> LossCorrection | None:
    """Correct a loss in memory and return the row that keeps what it said, None when nothing changes.

    For imports, which save many at once: they save both, and `Deal.closed_on` where this is the deal's latest episode.
    """
    before = set_fields(loss, changes.changes_to(loss))
    if not before:
        return None
    return LossCorrection(workspace_id=loss.workspace_id, loss=loss, before=before, corrected_by=by, corrected_at=at)


def win_corrected(*, win: Win, changes: WinFacts, by: Member, at: datetime) -> WinCorrection | None:
    """Correct a win in memory and return the row that keeps what it said, None when nothing changes; see `loss_corrected`."""
    before = set_fields(win, changes.changes_to(win))
    if not before:
        return None
    return WinCorrection(workspace_id=win.workspace_id, win=win, before=before, corrected_by=by, corrected_at=at)


def _write(row: Loss | Win, correction: LossCorrection | WinCorrection, *, action: str) -> None:
    """Save a corrected row, the row that keeps what it said, and tell the history."""
    row.full_clean()
    row.save(update_fields=list(correction.before))
    correction.save(force_insert=True)
    changes = {name: [earlier, in_json(getattr(row, name))] for name, earlier in correction.before.items()}
    by, at = correction.corrected_by, correction.corrected_at
    record_audit(workspace=row.workspace, by=by, action=action, subject=row, changes=changes, at=at)


def _keep_in_step(deal: Deal, *, turn: int, closed_on: date | None) -> None:
    """Let the deal's closing day follow its latest episode."""
    if deal.turns == turn:
        deal.closed_on = closed_on
        deal.save(update_fields=["closed_on"])
