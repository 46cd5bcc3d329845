"""Making a promise to oneself. Its words are nowhere but in its own row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.rules import require_one_workspace
from atoippo.lessons.models import Promise
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member


class PromiseNeedsWords(Refused):
    """A promise was to be made without words."""

    says = msg("「次は…する」をひと言書いてください。あなただけに見えます。")


@transaction.atomic
def make_promise(*, loss: Loss, words: str, by: Member, at: datetime) -> Promise:
    """Keep one if-then sentence that a rep takes along from a loss; the same words again write nothing."""
    require_one_workspace(loss.workspace_id, by)
    said = words.strip()
    if not said:
        raise PromiseNeedsWords
    made = Promise.objects.visible_to(by).filter(loss=loss, words=said).first()
    if made:
        return made
    promise = Promise(workspace_id=loss.workspace_id, member=by, loss=loss, words=said, made_at=at)
    promise.full_clean()
    promise.save(force_insert=True)
    record_audit(workspace=loss.workspace, by=by, action="promise.made", subject=promise, at=at)
    return promise
