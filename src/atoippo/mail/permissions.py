"""Who may write to customers, decide about a mail whose fate is not known, change the letters, and lift a stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.deals.permissions import may_change

if TYPE_CHECKING:
    from atoippo.deals.models import Deal
    from atoippo.mail.models import Message
    from atoippo.teams.models import Member


def may_write(member: Member, deal: Deal) -> bool:
    """Whether the member may write about a deal: 営業 about the own ones, マネージャー those of own teams, 管理者 all."""
    return member.is_active and may_change(member, deal)


def may_sign(member: Member, message: Message) -> bool:
    """Whether a mail may leave on the member's word: their own letters, and for a マネージャー those of their teams."""
    return message.sender_id == member.pk or member.is_manager


def may_settle(member: Member, message: Message) -> bool:
    """Whether the member may say what became of a mail whose end nobody saw: who may write about its deal."""
    return may_write(member, message.deal)


def may_change_letters(member: Member) -> bool:
    """Whether the member may change the workspace's letters: 管理者."""
    return member.is_active and member.is_admin


def may_read_origin(member: Member) -> bool:
    """Whether the member may read where a stop of mail came from, and lift it: マネージャー and 管理者."""
    return member.is_active and member.is_manager
