"""Which mails a member may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404

from atoippo.mail.models import Message, MessageKind, MessageState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from atoippo.teams.models import Member
    from atoippo.web.doors import MemberRequest

RELATED = ("deal__company__merged_into", "deal__team", "deal__owner", "contact", "sender", "drafted_by", "approved_by")


def letters_listed_for(member: Member) -> QuerySet[Message]:
    """Return the mails that lists show to the member.

    Below マネージャー neither nudges nor others' replies are there: that one exists, or no longer waits, would tell
    whether a customer answered who wished not to be known.
    """
    letters = Message.objects.visible_to(member)
    if member.is_manager:
        return letters
    own = Q(drafted_by=member) | Q(sender=member)
    return letters.exclude(kind=MessageKind.NUDGE).exclude(Q(kind=MessageKind.REPLY) & ~own)


def letters_shown_to(member: Member) -> QuerySet[Message]:
    """Return the mails that the member may open: those listed, and a nudge that a rep drafted to send by hand.

    Such a draft stays where it is when a masked answer comes; one sent by the clock is never open to a rep.
    """
    by_own_hand = Q(kind=MessageKind.NUDGE, drafted_by=member, state__in=[MessageState.DRAFT, MessageState.BY_HAND])
    seen = Message.objects.visible_to(member)
    return seen.filter(Q(pk__in=letters_listed_for(member).values("pk")) | by_own_hand)


def letter_or_404(request: MemberRequest, message_id: int) -> Message:
    """Return a mail that the member may open, with all that its page names."""
    return get_object_or_404(letters_shown_to(request.member).select_related(*RELATED), pk=message_id)
