"""What was written to a customer about a deal, and what they answered, as これまで tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from atoippo.feedback.models import Answer
from atoippo.mail.models import MessageKind
from atoippo.mail.queries import messages_of
from atoippo.values.message import msg
from atoippo.web.deals.story import Happening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from atoippo.deals.models import Deal
    from atoippo.mail.models import Message as Mail
    from atoippo.teams.models import Member

ANSWERED = msg("お客様からご意見をいただきました")


def exchanged_about(deal: Deal, reader: Member) -> Iterator[tuple[date, Happening]]:
    """Yield the mails that left and the named answers that were told, each with its day; two queries.

    Of masked answers and of those that were not told yet nothing is said here, to nobody: no answer, no reply, and no
    reminder, which goes out only where none has come.
    """
    told = Answer.objects.visible_to(reader).filter(masked=False, told_at__isnull=False, request__loss__deal=deal)
    answers = list(told.order_by("pk"))
    replies = {f"answer:{answer.pk}:reply" for answer in answers}
    yield from (
        _placed(mail) for mail in _that_left(deal, reader) if mail.kind != MessageKind.REPLY or mail.occasion in replies
    )
    for answer in answers:
        day = localdate(answer.answered_at)
        yield day, Happening(ANSWERED, day)


def _that_left(deal: Deal, reader: Member) -> Iterable[Mail]:
    left = messages_of(deal, reader=reader).filter(left_at__isnull=False)
    return left.exclude(kind=MessageKind.NUDGE).order_by("left_at", "pk")


def _placed(mail: Mail) -> tuple[date, Happening]:
    day = localdate(mail.left_at)
    what = msg("{kind}のメールをお送りしました", kind=MessageKind(mail.kind).spoken)
    return day, Happening(what, day)
