"""Sending what is due, each mail once: claimed, handed over, and its end written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from atoippo.mail.actions.suppressing import SuppressionDetails, suppress
from atoippo.mail.models import Delivery, DeliveryOutcome, Message, MessageState, SuppressionReason
from atoippo.mail.models.message import HANDING_LEASE
from atoippo.mail.queries import may_send
from atoippo.mail.rules import gives_up, is_address_gone, next_try_after
from atoippo.mail.transport import (
    HeaderHoldsABreak,
    OutcomeUnknown,
    PermanentFailure,
    ServerOutOfReach,
    TemporaryFailure,
    envelope_of,
)
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.mail.transport import Envelope, Transport
    from atoippo.values.message import Message as Sentence

MAY_BE_WITHHELD = (MessageState.DRAFT, MessageState.DUE, MessageState.RETRY, MessageState.CLAIMED)
LOST_SIGHT = (MessageState.HANDING_OVER, MessageState.UNKNOWN)  # where a worker that is only slow may still say the end
LONGEST_ANSWER = 500
TOLD = {MessageState.SENT: "mail.sent", MessageState.FAILED: "mail.failed", MessageState.UNKNOWN: "mail.unknown"}


@dataclass(frozen=True, slots=True)
class Ending:
    """How an attempt ended: where the mail stands now, what the server said, and when it is tried again."""

    state: MessageState
    outcome: DeliveryOutcome
    answer: str
    send_after: datetime | None = None

    def as_fields(self, now: datetime) -> dict[str, Any]:
        """Return what the mail's row says from here on."""
        is_sent = self.state == MessageState.SENT
        told = {"state": self.state, "claim": "", "lease_until": None, "left_at": now if is_sent else None}
        trouble = "" if is_sent else self.answer[:LONGEST_ANSWER]
        again = {"send_after": self.send_after} if self.send_after else {}
        return told | again | {"trouble": trouble}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One mail handed over, and how that ended."""

    message: Message
    delivery: Delivery
    ending: Ending
    is_out_of_reach: bool = False
    is_gone: bool = False  # the server says that the address is no more


def send_next(*, transport: Transport, now: datetime, most: int = 1) -> bool:
    """Send the next due mails, one by one; return whether more may be tried: there were some, and the server is there.

    Several are claimed at once, for a claim can still be taken back. Each is handed over on its own, in the same commit
    that writes down how the one before ended: whenever the worker dies, the fate of one mail at most is not known.
    """
    messages = Message.objects.claim(now=now, most=most)
    attempt: Attempt | None = None
    for place, message in enumerate(messages):
        attempt = _attempt(message, attempt, transport, now)
        if attempt is not None and attempt.is_out_of_reach:
            _let_go(messages[place + 1 :], now)
            break
    if attempt is not None:
        with transaction.atomic():
            _finish(attempt, now)
    return bool(messages) and not (attempt is not None and attempt.is_out_of_reach)


# All or nothing with what it is a part of; a savepoint would cost two queries a mail.
@transaction.atomic(savepoint=False)
def hand_over(message: Message, *, now: datetime) -> Delivery | None:
    """Write down, before the server gets it, that one's own claim is being handed over; None when it must not be.

    The gate is asked once more behind the lock on the row: a stop that was said before this is committed counts. A crash
    after it leaves 「送れたか不明」 for a person, and nothing is ever sent again blindly.
    """
    own = Message.objects.filter(pk=message.pk, claim=message.claim, state=MessageState.CLAIMED)
    handing = {"state": MessageState.HANDING_OVER, "lease_until": now + HANDING_LEASE, "tries": message.tries + 1}
    if own.update(**handing) != 1:
        return None
    message.tries += 1
    verdict = may_send(
        contact=message.contact, email=message.to_email, kind=message.kind, at=now, workspace=message.workspace
    )
    if not verdict.allowed:
        Message.objects.filter(pk=message.pk).update(
            state=MessageState.WITHHELD, claim="", lease_until=None, trouble=str(verdict.why)
        )
        return None
    return Delivery.objects.create(workspace_id=message.workspace_id, message=message, started_at=now)


def withhold_message(*, message: Message, why: Sentence, at: datetime) -> Message:  # noqa: ARG001 - the log must not tell of it: a masked answer may be why
    """Keep a mail back for good, be it claimed by a worker, who then can't hand it over; one that has left stays as it is."""
    waiting = Message.objects.filter(pk=message.pk, state__in=MAY_BE_WITHHELD)
    waiting.update(state=MessageState.WITHHELD, claim="", lease_until=None, trouble=str(why)[:LONGEST_ANSWER])
    return Message.objects.get(pk=message.pk)


def note_unknown_messages(at: datetime) -> int:
    """Say of each mail whose handing over nobody finished that its fate is not known; return how many there were."""
    noted = 0
    for message in Message.objects.let_lie_while_handing_over(at).select_related("workspace"):
        with transaction.atomic():
            lying = Message.objects.let_lie_while_handing_over(at).filter(pk=message.pk)
            if lying.update(state=MessageState.UNKNOWN, lease_until=None) == 1:
                record_audit(workspace=message.workspace, by=None, action="mail.unknown", subject=message, at=at)
                noted += 1
    return noted


def _attempt(message: Message, before: Attempt | None, transport: Transport, now: datetime) -> Attempt | None:
    """Finish the attempt before and make one for this mail; None when it is not handed over after all."""
    try:
        envelope = envelope_of(message, at=now)
    except HeaderHoldsABreak as refusal:
        withhold_message(message=message, why=refusal.sentence, at=now)
        return before
    with transaction.atomic():
        if before is not None:
            _finish(before, now)
        delivery = hand_over(message, now=now)
    return None if delivery is None else _converse(message, delivery, transport, envelope, now)


def _converse(message: Message, delivery: Delivery, transport: Transport, envelope: Envelope, now: datetime) -> Attempt:
    """Let the server have the mail, and return how that ended."""
    try:
        answer = transport.send(envelope)
    except TemporaryFailure as failure:
        is_out_of_reach = isinstance(failure, ServerOutOfReach)
        return Attempt(message, delivery, _later_or_never(message, failure, now), is_out_of_reach=is_out_of_reach)
    except PermanentFailure as failure:
        ending = Ending(MessageState.FAILED, DeliveryOutcome.REFUSED, failure.answer)
        return Attempt(message, delivery, ending, is_gone=failure.at_recipient and is_address_gone(failure.answer))
    except OutcomeUnknown as failure:
        return Attempt(message, delivery, Ending(MessageState.UNKNOWN, DeliveryOutcome.STARTED, failure.answer))
    return Attempt(message, delivery, Ending(MessageState.SENT, DeliveryOutcome.ACCEPTED, answer))


def _let_go(messages: Sequence[Message], now: datetime) -> None:
    """Give up claims that came to nothing, without counting them as tries."""
    for message in messages:
        own = Message.objects.filter(pk=message.pk, claim=message.claim, state=MessageState.CLAIMED)
        own.update(state=MessageState.RETRY, claim="", lease_until=None, send_after=now)


def _later_or_never(message: Message, failure: TemporaryFailure, now: datetime) -> Ending:
    if gives_up(message.tries):
        return Ending(MessageState.FAILED, DeliveryOutcome.LATER, failure.answer)
    again = now + next_try_after(message.tries)
    return Ending(MessageState.RETRY, DeliveryOutcome.LATER, failure.answer, send_after=again)


def _finish(attempt: Attempt, now: datetime) -> None:
    """Write down how an attempt ended; what a person has settled meanwhile stays as they said."""
    message, delivery, ending = attempt.message, attempt.delivery, attempt.ending
    delivery.outcome, delivery.answer = ending.outcome, ending.answer[:LONGEST_ANSWER]
    delivery.ended_at = None if ending.state == MessageState.UNKNOWN else now
    delivery.save(update_fields=["outcome", "answer", "ended_at"])
    own = Message.objects.filter(pk=message.pk, claim=message.claim, state__in=LOST_SIGHT)
    if own.update(**ending.as_fields(now)) == 1 and ending.state in TOLD:
        record_audit(workspace=message.workspace, by=None, action=TOLD[ending.state], subject=message, at=now)
    if attempt.is_gone:
        _stop_mail_to_gone_address(message, ending.answer, now)


def _stop_mail_to_gone_address(message: Message, answer: str, now: datetime) -> None:
    details = SuppressionDetails(reason=SuppressionReason.BOUNCED, evidence=answer[:300])
    suppress(workspace=message.workspace, contact=None, email=message.to_email, details=details, by=None, at=now)
