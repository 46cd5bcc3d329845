"""Taking back that a mail was sent by hand, where what it brings still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.feedback.queries import requests_brought_by
from atoippo.mail.actions import take_back_sent_by_hand
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.mail.models import Message
    from atoippo.teams.models import Member


class RequestIsTakenBack(Refused):
    """A mail was to be a draft again whose link opens nothing any more."""

    says = msg("このお願いは取り下げられていて、リンクはもう開けません。下書きには戻さず、送った記録のまま残します。")


@transaction.atomic
def take_back_letter(*, message: Message, by: Member, at: datetime) -> Message:
    """Make a mail that was sent by hand a draft again, unless the request that it brings was taken back meanwhile."""
    if any(request.revoked_at is not None for request in requests_brought_by(message).select_for_update()):
        raise RequestIsTakenBack
    return take_back_sent_by_hand(message=message, by=by, at=at)
