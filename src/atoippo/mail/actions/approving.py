"""Letting a mail leave: copied into one's own mailbox, or from here once a person has approved it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.mail.actions.drafting import CHANGEABLE
from atoippo.mail.actions.refusals import (
    MayNotBeSent,
    NoMailServer,
    NotADraft,
    require_may_sign,
    require_may_write,
    require_ready,
)
from atoippo.mail.models import Message, MessageState
from atoippo.mail.queries import can_send_from_here, may_be_mailed, may_send
from atoippo.mail.transport import envelope_of
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member

WAITING = (MessageState.DUE, MessageState.RETRY, MessageState.CLAIMED)


class TooLateToCallBack(Refused):
    """A mail was to be called back that has left, or never was to leave."""

    says = msg("このメールは取り消せませんでした。すでに送信が始まったか、取り消されています。")


class NotSentByHand(Refused):
    """It was to be taken back that a mail was sent by hand, which nobody said, or nobody says any more."""

    says = msg("このメールは「自分のメールで送った」とは記録されていません。画面を開き直してご確認ください。")


@transaction.atomic
def approve_message(*, message: Message, send_after: datetime, by: Member, at: datetime) -> Message:
    """Let a mail be sent from here, not before a moment, so that it can still be called back."""
    if not can_send_from_here():
        raise NoMailServer
    locked = _draft(message, by)
    require_ready(locked)
    verdict = may_send(
        contact=locked.contact, email=locked.to_email, kind=locked.kind, at=at, workspace=locked.workspace
    )
    if not verdict.allowed:
        raise MayNotBeSent(verdict)
    envelope_of(locked, at=at)  # what can't become a mail is refused while somebody reads the refusal
    locked.state, locked.approved_by, locked.approved_at, locked.send_after = MessageState.DUE, by, at, send_after
    locked.tries, locked.trouble, locked.claim, locked.lease_until = 0, "", "", None
    locked.save()
    record_audit(workspace=locked.workspace, by=by, action="mail.approved", subject=locked, at=at)
    nudge("send_due_mail", after=max(send_after - at, timedelta()))
    return locked


@transaction.atomic
def call_back_message(*, message: Message, by: Member, at: datetime) -> Message:
    """Make a mail that waits to be sent a draft again, if no server has got it yet."""
    require_may_write(message, by)
    draft = {"state": MessageState.DRAFT, "approved_by": None, "approved_at": None, "send_after": None}
    free = {"claim": "", "lease_until": None}
    if Message.objects.filter(pk=message.pk, state__in=WAITING).update(**draft, **free) != 1:
        raise TooLateToCallBack
    record_audit(workspace=message.workspace, by=by, action="mail.called_back", subject=message, at=at)
    return Message.objects.get(pk=message.pk)


@transaction.atomic
def say_sent_by_hand(*, message: Message, by: Member, at: datetime) -> Message:
    """Say that one has sent a mail by one's own mailbox; saying it twice changes nothing."""
    if Message.objects.filter(pk=message.pk, state=MessageState.BY_HAND).exists():
        return Message.objects.get(pk=message.pk)
    locked = _draft(message, by)
    verdict = may_be_mailed(
        contact=locked.contact, email=locked.to_email, kind=locked.kind, at=at, workspace=locked.workspace
    )
    if not verdict.allowed:
        raise MayNotBeSent(verdict)
    locked.state, locked.approved_by, locked.approved_at, locked.left_at = MessageState.BY_HAND, by, at, at
    locked.save(update_fields=["state", "approved_by", "approved_at", "left_at"])
    record_audit(workspace=locked.workspace, by=by, action="mail.by_hand", subject=locked, at=at)
    return locked


@transaction.atomic
def take_back_sent_by_hand(*, message: Message, by: Member, at: datetime) -> Message:
    """Take back that one has sent a mail by hand: it is a draft again. Who may say it may take it back."""
    locked = Message.objects.select_for_update().get(pk=message.pk)
    require_may_sign(locked, by)
    if locked.state != MessageState.BY_HAND:
        raise NotSentByHand
    locked.state, locked.approved_by, locked.approved_at, locked.left_at = MessageState.DRAFT, None, None, None
    locked.save(update_fields=["state", "approved_by", "approved_at", "left_at"])
    record_audit(workspace=locked.workspace, by=by, action="mail.by_hand_taken_back", subject=locked, at=at)
    return locked


def _draft(message: Message, by: Member) -> Message:
    """Return a mail that may still be sent in one way or another, and by this member."""
    locked = Message.objects.select_for_update().get(pk=message.pk)
    require_may_sign(locked, by)
    if locked.state not in CHANGEABLE:
        raise NotADraft
    return locked
