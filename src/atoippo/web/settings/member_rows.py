"""A member as the list shows them: with or without sign-in, and how the last invitation stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from atoippo.teams.models import Role
from atoippo.teams.queries import members_with_teams
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Invitation, Member
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member of the list."""

    member: Member
    role: Message
    teams: tuple[str, ...]
    email: str  # of the sign-in, else of the last invitation
    invitation: Invitation | None  # the newest, when the member does not sign in yet
    standing: Message | None  # how that invitation stands
    is_invited: bool  # whether its link still opens the door


def member_rows(member: Member) -> list[MemberRow]:
    """Return everybody of the member's workspace as the list shows them."""
    return [row_of(one) for one in members_with_teams(member)]


def row_of(member: Member) -> MemberRow:
    """Return one member, asked for by `members_with_teams`, as the list shows them."""
    now = timezone.now()
    newest = next(iter(member.invitations.all()), None)
    invitation = None if member.user else newest
    return MemberRow(
        member=member,
        role=Role(member.role).spoken,
        teams=tuple(seat.team.name for seat in member.seats.all()),
        email=member.user.email if member.user else invitation.email if invitation else "",
        invitation=invitation,
        standing=_standing(invitation, now) if invitation else None,
        is_invited=invitation is not None and invitation.is_open_at(now),
    )


def _standing(invitation: Invitation, now: datetime) -> Message:
    if invitation.is_open_at(now):
        return msg("招待中")
    return msg("招待を取り消しました") if invitation.revoked_at else msg("招待の期限が切れました")
