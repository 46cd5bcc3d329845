"""Letting a letter leave, as long as it fits what has become of its deal and its request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.models import Deal
from atoippo.debriefs.queries.fitting import why_not_to_send
from atoippo.feedback.queries import is_link_stale, requests_brought_by
from atoippo.mail.actions import approve_message, say_sent_by_hand, settle_unknown
from atoippo.mail.models import Message, MessageState
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member
    from atoippo.values.message import Message as Sentence


LINK_IS_STALE = msg("用意してから7日を過ぎています。新しいリンクで作り直してから、お送りください。")


class NoLongerFits(Refused):
    """A letter was to leave that what happened meanwhile has overtaken; the sentence says what."""

    def __init__(self, why: Sentence) -> None:
        super().__init__()
        self._why = why

    @property
    def sentence(self) -> Sentence:
        """What happened meanwhile."""
        return self._why


@transaction.atomic
def approve_letter(*, message: Message, send_after: datetime, by: Member, at: datetime) -> Message:
    """Let a letter be sent from here, if it still fits."""
    _require_fitting(message, at)
    if is_link_stale(message, at):
        raise NoLongerFits(LINK_IS_STALE)
    return approve_message(message=message, send_after=send_after, by=by, at=at)


@transaction.atomic
def say_letter_sent(*, message: Message, by: Member, at: datetime) -> Message:
    """Say that one has sent a letter by one's own mailbox, if it still fits; saying it twice changes nothing."""
    if not Message.objects.filter(pk=message.pk, state=MessageState.BY_HAND).exists():
        _require_fitting(message, at)
    return say_sent_by_hand(message=message, by=by, at=at)


@transaction.atomic
def settle_letter(*, message: Message, was_sent: bool, by: Member, at: datetime) -> Message:
    """Say that a letter did arrive, or let it be sent again, if it still fits."""
    if not was_sent:
        _require_fitting(message, at)
    return settle_unknown(message=message, was_sent=was_sent, by=by, at=at)


def _require_fitting(message: Message, at: datetime) -> None:
    """Look at request and deal behind locks: neither is taken back nor comes back before the letter may leave."""
    list(requests_brought_by(message).select_for_update())
    Deal.objects.select_for_update().get(pk=message.deal_id)
    why = why_not_to_send(Message.objects.select_related("deal").get(pk=message.pk), at)
    if why is not None:
        raise NoLongerFits(why)
