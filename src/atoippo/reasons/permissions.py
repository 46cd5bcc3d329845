"""Who may say something about a loss, and in whose voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.deals.permissions import may_change
from atoippo.reasons.rules import KnownBy, Voice

if TYPE_CHECKING:
    from atoippo.deals.models import Loss
    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Member


def may_state(member: Member, loss: Loss, voice: Voice) -> bool:
    """Whether the member may state reasons in a voice: 営業 is the deal's owner, 上司 a マネージャー, 文章 nobody.

    For a deal without an owner, whoever may change it speaks as 営業.
    """
    if voice is Voice.TEXT or (voice is Voice.MANAGER and not member.is_manager):
        return False
    if voice is Voice.REP and loss.deal.owner_id not in {None, member.pk}:
        return False
    return may_change(member, loss.deal)


def may_restate(member: Member, loss: Loss, standing: Statement | None) -> bool:
    """Whether a correction of the loss may also say anew what 営業 says (`standing`), without speaking for somebody else.

    Whoever recorded a loss for a rep corrects the own words; those of another, or of a file, are left to the owner.
    """
    if may_state(member, loss, Voice.REP):
        return True
    own = standing is None or (standing.stated_by_id == member.pk and standing.known_by != KnownBy.FILE)
    return own and may_change(member, loss.deal)


def may_change_taxonomy(member: Member) -> bool:
    """Whether the member may change the finer reasons and the questions of the workspace: 管理者."""
    return member.is_admin
