"""今日のあゆみ: what a member did today, in facts alone; no target, no streak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from atoippo.deals.models import Continuation, Loss
from atoippo.mail.models import Message as Mail
from atoippo.mail.models import MessageKind
from atoippo.values.message import Message, counted

if TYPE_CHECKING:
    from atoippo.teams.models import Member

FROM_FILES = "file:"  # how the import names its submissions


@dataclass(frozen=True, slots=True)
class Done:
    """What was done today: mails that left, by kind, and what was recorded."""

    thanks: int
    letters: int
    records: int

    @property
    def parts(self) -> list[Message]:
        """What there is to tell, in words."""
        told = (
            (self.thanks, counted("お礼{n}通", n=self.thanks)),
            (self.letters, counted("メール{n}通", n=self.letters)),
            (self.records, counted("記録{n}件", n=self.records)),
        )
        return [words for count, words in told if count]


def done_today(member: Member, *, now: datetime) -> Done:
    """Count what the member did since midnight; `now` is the local moment."""
    midnight = datetime.combine(now.date(), time.min, now.tzinfo)
    day = (midnight, midnight + timedelta(days=1))
    left = Mail.objects.filter(workspace=member.workspace_id, approved_by=member, left_at__range=day)
    thanks = Q(kind=MessageKind.THANKS)
    mails = left.exclude(kind=MessageKind.NUDGE).aggregate(
        thanks=Count("pk", filter=thanks), letters=Count("pk", filter=~thanks)
    )
    losses = Loss.objects.filter(workspace=member.workspace_id, recorded_by=member, recorded_at__range=day)
    kept = Continuation.objects.filter(workspace=member.workspace_id, noted_by=member, noted_at__range=day)
    records = losses.exclude(submission__startswith=FROM_FILES).count() + kept.count()
    return Done(mails["thanks"], mails["letters"], records)
