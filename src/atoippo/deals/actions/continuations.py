"""An open deal goes on: the customer still considers, and we know when to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.actions.episodes import DealNotOpen
from atoippo.deals.models import Continuation, Deal
from atoippo.deals.rules import require_one_workspace
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.teams.models import Member


@transaction.atomic
def say_it_goes_on(
    *, deal: Deal, ask_again_on: date, words: str, submission: str, by: Member, at: datetime
) -> Continuation:
    """Say that an open deal goes on and when to ask again; a second submit of the same form returns what the first one said."""
    require_one_workspace(deal.workspace_id, by)
    locked = Deal.objects.select_for_update().get(pk=deal.pk)
    submitted = locked.continuations.filter(submission=submission).first()
    if submitted:
        return submitted
    if not locked.is_open:
        raise DealNotOpen(locked)
    continuation = Continuation(
        workspace_id=locked.workspace_id,
        deal=locked,
        ask_again_on=ask_again_on,
        words=words.strip(),
        noted_by=by,
        noted_at=at,
        submission=submission,
    )
    continuation.full_clean()
    continuation.save(force_insert=True)
    changes = {"day": ask_again_on.isoformat()}
    record_audit(workspace=locked.workspace, by=by, action="deal.goes_on", subject=continuation, changes=changes, at=at)
    return continuation
