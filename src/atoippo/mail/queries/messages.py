"""What became of mails, and under which address a member writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.mail.models import Message, MessageKind, MessageState, Suppression
from atoippo.mail.rules import folded_address

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from atoippo.customers.models import Contact
    from atoippo.deals.models import Deal
    from atoippo.teams.models import Member


def sender_address(member: Member) -> str:
    """Return the address under which a member writes: as they sign their letters, else that of their sign-in."""
    return member.email or (member.user.email if member.user else "")


def messages_of(deal: Deal, *, reader: Member | None = None) -> QuerySet[Message]:
    """Return the mails about a deal in order; what became of a reminder is for マネージャー alone, for it tells on answers."""
    mails = deal.messages.select_related("contact", "sender", "approved_by").order_by("pk")
    return mails if reader and reader.is_manager else mails.exclude(kind=MessageKind.NUDGE)


def stuck_messages(member: Member, at: datetime) -> QuerySet[Message]:
    """Return the mails that wait for a person: not delivered, or nobody knows whether they were; one's own, or of own teams."""
    seen = Message.objects.visible_to(member)
    if not member.is_manager:
        seen = seen.filter(Q(deal__owner=member) | Q(sender=member)).exclude(kind=MessageKind.NUDGE)
    over = Q(state=MessageState.HANDING_OVER, lease_until__lte=at)
    stuck = seen.filter(over | Q(state__in=[MessageState.UNKNOWN, MessageState.FAILED]))
    return stuck.select_related("deal__company", "contact", "sender").order_by("approved_at", "pk")


def suppressions_of(contact: Contact, at: datetime) -> QuerySet[Suppression]:
    """Return the stops of mail that hold for a contact or for their address."""
    somebody = Q(contact=contact)
    if contact.email.strip():
        somebody |= Q(email_key=folded_address(contact.email))
    return Suppression.objects.filter(somebody, workspace=contact.workspace_id).in_force(at)
