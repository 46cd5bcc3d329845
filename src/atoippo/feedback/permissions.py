"""Who may ask a customer, and who may do something about an answer; what they may read is said by `visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.deals.permissions import may_change

if TYPE_CHECKING:
    from atoippo.deals.models import Loss
    from atoippo.feedback.models import Answer
    from atoippo.teams.models import Member


def may_ask(member: Member, loss: Loss) -> bool:
    """Whether the member may ask about a loss, decide not to, or take a request back: who may change the deal."""
    return member.is_active and may_change(member, loss.deal)


def may_pass_on(member: Member, answer: Answer) -> bool:
    """Whether the member may pass a waiting answer on to the rep: マネージャー of the team; a masked one nobody."""
    return not answer.masked and member.is_manager and may_ask(member, answer.request.loss)


def is_for(member: Member, answer: Answer) -> bool:
    """Whether the answer waits to be read by this member: a told one by the rep asked for, any other by マネージャー who see it."""
    return answer.request.rep_id == member.pk if answer.told_at else member.is_manager
