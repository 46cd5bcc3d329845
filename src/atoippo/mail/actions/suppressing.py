"""Stopping mail to somebody, and letting it go on when the customer says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from atoippo.deals.rules import require_one_workspace
from atoippo.mail.models import Message, MessageState, Suppression, SuppressionReason
from atoippo.mail.permissions import may_read_origin
from atoippo.mail.rules import folded_address
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Contact
    from atoippo.teams.models import Member, Workspace


HELD_BACK = msg("この方へのメールは控えることになったため、送りませんでした。")


class NotYoursToLift(Refused):
    """Somebody lifted a stop of mail who does not look after the team."""

    says = msg("配信停止を解除できるのはマネージャーだけです。お客様のご意向をマネージャーにお伝えください。")


class LiftingNeedsAWord(Refused):
    """A stop of mail is lifted only on the customer's word."""

    says = msg("お客様から、いつどのようにご了承をいただいたかを書いてください。")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressionDetails:
    """Why no mail goes there and until when; `quietly` leaves no trace of whose it was in the log (a masked answer)."""

    reason: SuppressionReason
    until: datetime | None = None
    evidence: str = ""
    quietly: bool = False


@transaction.atomic
def suppress(
    *,
    workspace: Workspace,
    contact: Contact | None,
    email: str,
    details: SuppressionDetails,
    by: Member | None,
    at: datetime,
) -> Suppression:
    """Stop mail to a contact and to whoever has the address; what waits to be sent there is withheld at once."""
    require_one_workspace(workspace.pk, by, contact)
    email_key = folded_address(email or (contact.email if contact else ""))
    suppression = Suppression(
        workspace=workspace,
        contact=contact,
        email_key=email_key,
        reason=details.reason,
        until=details.until,
        evidence="" if details.quietly else details.evidence,
        noted_by=by,
        noted_at=at,
    )
    suppression.full_clean()
    suppression.save(force_insert=True)
    if details.reason != SuppressionReason.NOT_BEFORE:
        _withhold_what_waits(suppression)
    subject = workspace if details.quietly else suppression
    record_audit(workspace=workspace, by=by, action="mail.suppressed", subject=subject, at=at)
    return suppression


@transaction.atomic
def lift_suppression(*, suppression: Suppression, because: str, by: Member, at: datetime) -> Suppression:
    """Let mail go to somebody again because they said so; the stop and its lifting stay on record."""
    require_one_workspace(suppression.workspace_id, by)
    if not may_read_origin(by):
        raise NotYoursToLift
    if not because.strip():
        raise LiftingNeedsAWord
    locked = Suppression.objects.select_for_update().get(pk=suppression.pk)
    if locked.lifted_at is None:
        locked.lifted_by, locked.lifted_at, locked.lifted_because = by, at, because.strip()
        locked.full_clean()
        locked.save(update_fields=["lifted_by", "lifted_at", "lifted_because"])
        record_audit(workspace=locked.workspace, by=by, action="mail.suppression_lifted", subject=locked, at=at)
    return locked


def _withhold_what_waits(suppression: Suppression) -> None:
    """Keep back what waits for the contact or the address; a draft stays one, the gate does not let it through."""
    somebody = Q(contact=suppression.contact) if suppression.contact_id else Q(pk=None)
    if suppression.email_key:
        somebody |= Q(to_email__iexact=suppression.email_key)
    waiting = Message.objects.filter(somebody, workspace=suppression.workspace_id)
    waiting.filter(state__in=[MessageState.DUE, MessageState.RETRY, MessageState.CLAIMED]).update(
        state=MessageState.WITHHELD, claim="", lease_until=None, trouble=str(HELD_BACK)
    )
