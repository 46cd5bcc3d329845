"""Deciding about a mail of which nobody knows whether it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.mail.actions.refusals import NoMailServer, NotYoursToWrite, require_may_sign
from atoippo.mail.models import Message, MessageState
from atoippo.mail.permissions import may_settle
from atoippo.mail.queries import can_send_from_here
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member


class NotUnknown(Refused):
    """A mail was to be settled of which it is known, by now, what became of it."""

    says = msg("このメールがどうなったかは、もう分かっています。画面を開き直してご確認ください。")


@transaction.atomic
def settle_unknown(*, message: Message, was_sent: bool, by: Member, at: datetime) -> Message:
    """Say that a mail did arrive, or let it be sent again, by who may send it; only a person can find that out."""
    locked = Message.objects.select_for_update().get(pk=message.pk)
    if not may_settle(by, locked):
        raise NotYoursToWrite
    is_let_lie = (
        locked.state == MessageState.HANDING_OVER and locked.lease_until is not None and locked.lease_until <= at
    )
    if locked.state != MessageState.UNKNOWN and not is_let_lie:
        raise NotUnknown
    if not (was_sent or can_send_from_here()):
        raise NoMailServer
    if not was_sent:
        require_may_sign(locked, by)
    locked.claim, locked.lease_until = "", None
    if was_sent:
        last = locked.deliveries.last()
        locked.state, locked.left_at, locked.trouble = MessageState.SENT, last.started_at if last else at, ""
    else:
        locked.state, locked.send_after, locked.tries = MessageState.DUE, at, 0
    locked.save()
    action = "mail.found_sent" if was_sent else "mail.let_go_again"
    record_audit(workspace=locked.workspace, by=by, action=action, subject=locked, at=at)
    nudge("send_due_mail")
    return locked
