"""What people do about going back: pick deals, and end what they picked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.models import Deal
from atoippo.pursuits.models import Pursuit
from atoippo.pursuits.permissions import may_end, may_pick
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.teams.models import Member

MOST_AT_ONCE = 20  # contacts that a person can prepare well in a week


class TooManyAtOnce(Exception):  # noqa: N818 - named as a sentence
    """More deals were picked than anybody can go back to with care."""


class NotYoursToEnd(Exception):  # noqa: N818 - named as a sentence
    """A pursuit was ended by somebody who neither picked it nor owns the deal nor leads the team."""


@transaction.atomic
def pick_deals(*, deals: Sequence[Deal], by: Member, at: datetime) -> list[Pursuit]:
    """Pick lost deals to go back to, in this order; those picked already, not lost any more, unseen or another's are passed over."""
    if len(deals) > MOST_AT_ONCE:
        raise TooManyAtOnce(len(deals))
    wanted = [deal.pk for deal in deals]
    lost = Deal.objects.visible_to(by).lost().filter(pk__in=wanted).order_by("pk").select_for_update()
    free = {deal.pk: deal for deal in lost if may_pick(by, deal)}  # locked before anybody looks who is picked already
    busy = set(Pursuit.objects.going_on().filter(deal__in=free).values_list("deal", flat=True))
    picked = [
        Pursuit(workspace_id=by.workspace_id, deal=free[pk], picked_by=by, picked_at=at)
        for pk in dict.fromkeys(wanted)
        if pk in free and pk not in busy
    ]
    for pursuit in picked:
        pursuit.save()
        record_audit(workspace=by.workspace, by=by, action="pursuit.picked", subject=pursuit, at=at)
    return picked


@transaction.atomic
def end_pursuit(*, pursuit: Pursuit, by: Member, at: datetime) -> Pursuit:
    """Take a deal out of what we go back to (今回は送らない); ending it twice is ending it once."""
    if not may_end(by, pursuit):
        raise NotYoursToEnd(pursuit)
    if Pursuit.objects.going_on().filter(pk=pursuit.pk).update(ended_by=by, ended_at=at):
        record_audit(workspace=pursuit.workspace, by=by, action="pursuit.ended", subject=pursuit, at=at)
    pursuit.refresh_from_db()
    return pursuit


@transaction.atomic
def resume_pursuit(*, pursuit: Pursuit, by: Member, at: datetime) -> Pursuit:
    """Undo the end of a pursuit, unless the deal was picked anew or is lost no more."""
    if not may_end(by, pursuit):
        raise NotYoursToEnd(pursuit)
    deal = Deal.objects.select_for_update().get(pk=pursuit.deal_id)
    taken = Pursuit.objects.going_on().filter(deal=deal).exists()
    if deal.is_lost and not taken and Pursuit.objects.filter(pk=pursuit.pk).update(ended_by=None, ended_at=None):
        record_audit(workspace=pursuit.workspace, by=by, action="pursuit.resumed", subject=pursuit, at=at)
    pursuit.refresh_from_db()
    return pursuit
