"""A deal is lost, comes back or is won: each a row of its own, which nothing later rewrites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.actions.facts import set_fields
from atoippo.deals.models import Deal, Loss, Return, Win
from atoippo.deals.rules import EpisodeKind, require_one_workspace
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.deals.actions.facts import LossDetails
    from atoippo.deals.rules import Standing
    from atoippo.teams.models import Member


class DealNotOpen(Exception):  # noqa: N818 - named as a sentence
    """A loss or a win was recorded for a deal that is not open: it has to return first."""


class DealNotClosed(Exception):  # noqa: N818 - named as a sentence
    """A return was recorded for a deal that is open: there is nothing to come back from."""


@transaction.atomic
def record_loss(*, deal: Deal, details: LossDetails, by: Member, at: datetime) -> Loss:
    """Record that a deal was lost; a second submit of the same form returns the loss that the first one made."""
    require_one_workspace(deal.workspace_id, by, details.lost_to)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    submitted = locked.losses.filter(submission=details.submission).first()
    if submitted:
        return submitted
    after = _after_closing(locked, EpisodeKind.LOSS, details.lost_on)
    loss = Loss(
        workspace_id=locked.workspace_id,
        deal=locked,
        turn=after.turns,
        recorded_by=by,
        recorded_at=at,
        **details.as_fields(),
    )
    loss.full_clean()
    loss.save(force_insert=True)
    _leave(locked, after, action="deal.lost", by=by, at=at)
    return loss


@transaction.atomic
def record_win(*, deal: Deal, won_on: date | None, amount_yen: int | None, by: Member, at: datetime) -> Win:
    """Record that a deal was won; after a loss it is a 再受注, once the return is recorded."""
    require_one_workspace(deal.workspace_id, by)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    after = _after_closing(locked, EpisodeKind.WIN, won_on)
    win = Win(
        workspace_id=locked.workspace_id,
        deal=locked,
        turn=after.turns,
        won_on=won_on,
        amount_yen=amount_yen,
        noted_by=by,
        noted_at=at,
    )
    win.full_clean()
    win.save(force_insert=True)
    _leave(locked, after, action="deal.won", by=by, at=at)
    return win


@transaction.atomic
def record_return(*, deal: Deal, returned_on: date | None, by: Member, at: datetime) -> Return:
    """Record that a closed deal is talked about again; its loss or win stays as it was."""
    require_one_workspace(deal.workspace_id, by)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    if locked.is_open:
        raise DealNotClosed(locked)
    after = locked.standing.after(EpisodeKind.RETURN, returned_on)
    back = Return(
        workspace_id=locked.workspace_id,
        deal=locked,
        turn=after.turns,
        returned_on=returned_on,
        noted_by=by,
        noted_at=at,
    )
    back.full_clean()
    back.save(force_insert=True)
    _leave(locked, after, action="deal.returned", by=by, at=at)
    return back


def _after_closing(locked: Deal, kind: EpisodeKind, day: date | None) -> Standing:
    if not locked.is_open:
        raise DealNotOpen(locked)
    return locked.standing.after(kind, day)


def _leave(locked: Deal, standing: Standing, *, action: str, by: Member, at: datetime) -> None:
    set_fields(locked, standing.as_fields())
    locked.save(update_fields=list(standing.as_fields()))
    record_audit(workspace=locked.workspace, by=by, action=action, subject=locked, at=at)
