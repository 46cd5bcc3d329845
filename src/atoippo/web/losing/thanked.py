"""お礼 on the page of a loss: whether there is one, where it stands, and who signs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from atoippo.debriefs.actions.thanking import reason_for_thanks
from atoippo.feedback.queries import responsible_of
from atoippo.mail.models import MessageState
from atoippo.values.reason import Reason
from atoippo.web.letters.door import letters_listed_for
from atoippo.web.letters.states import state_word
from atoippo.web.templatetags.letters import THANKS_ARE_LATE_AFTER

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Loss
    from atoippo.mail.models import Message as Letter
    from atoippo.teams.models import Member
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class Thanks:
    """The thanks for a loss: none yet, a draft, on the way, or sent."""

    letter: Letter | None
    state: Message | None
    signer: Member | None  # the superior, where こちらの対応 was the reason; not for who is that superior

    @property
    def is_to_be_read(self) -> bool:
        """Whether the draft waits to be read, or to be made."""
        return self.letter is None or self.letter.state == MessageState.DRAFT


def thanks_of(loss: Loss, member: Member, at: datetime) -> Thanks | None:
    """Return the thanks for a loss; None where there are none and it is late for them."""
    letters = letters_listed_for(member).filter(deal=loss.deal_id, occasion=f"loss:{loss.pk}:thanks")
    letter = letters.select_related("sender").order_by("pk").first()
    if letter is not None:
        superior = letter.sender if letter.sender_id not in {loss.deal.owner_id, letter.drafted_by_id} else None
        return Thanks(letter, state_word(letter, at), _beside(member, superior))
    if loss.lost_on is None or loss.lost_on < localdate(at) - THANKS_ARE_LATE_AFTER:
        return None
    return Thanks(None, None, _beside(member, _superior(loss, member)))


def _superior(loss: Loss, member: Member) -> Member | None:
    """Return who signs where こちらの対応 was the reason."""
    if reason_for_thanks(loss) != Reason.RESPONSE_ATTITUDE:
        return None
    return responsible_of(loss.deal.team, beside=loss.deal.owner or member)


def _beside(member: Member, signer: Member | None) -> Member | None:
    return signer if signer != member else None
