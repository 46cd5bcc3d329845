"""A deal comes back: what still waits to be sent about its loss stays here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.deals.actions import record_return
from atoippo.mail.actions import withhold_message
from atoippo.mail.models import MessageKind, MessageState
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.deals.models import Deal, Return
    from atoippo.teams.models import Member

ABOUT_THE_LOSS = (MessageKind.THANKS, MessageKind.SURVEY, MessageKind.NUDGE)
LEAVES_BY_ITSELF = (MessageState.DUE, MessageState.RETRY, MessageState.CLAIMED)
CAME_BACK = msg("お話が再開したため、送りませんでした")


@transaction.atomic
def note_return(*, deal: Deal, returned_on: date | None, by: Member, at: datetime) -> Return:
    """Record that a deal came back, and keep back what would leave about its loss, also out of a worker's hands.

    Drafts stay: they say themselves that they no longer fit.
    """
    back = record_return(deal=deal, returned_on=returned_on, by=by, at=at)
    for mail in deal.messages.filter(kind__in=ABOUT_THE_LOSS, state__in=LEAVES_BY_ITSELF):
        withhold_message(message=mail, why=CAME_BACK, at=at)
    return back
