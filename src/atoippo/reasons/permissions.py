"""Who may say something about a loss, and in whose voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.deals.permissions import may_change
from atoippo.reasons.rules import Voice

if TYPE_CHECKING:
    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member


def may_state(member: Member, loss: Loss, voice: Voice) -> bool:
    """Whether the member may state reasons in a voice: who may change the deal; 上司's for マネージャー, 文章's for nobody."""
    if voice is Voice.TEXT or (voice is Voice.MANAGER and not member.is_manager):
        return False
    return may_change(member, loss.deal)


def may_change_taxonomy(member: Member) -> bool:
    """Whether the member may change the finer reasons and the questions of the workspace: 管理者."""
    return member.is_admin
