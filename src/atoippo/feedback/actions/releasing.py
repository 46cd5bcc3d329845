"""Telling a rep what masked answers say together: counts of reasons, of at least three customers, two weeks later."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, Min, OuterRef

from atoippo.feedback.models import Answer, AnswerRelease
from atoippo.feedback.queries.answers import details_of
from atoippo.feedback.rules.timing import day_of
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Member, Team
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.feedback.models.answer import AnswerQuerySet

FEWEST_CUSTOMERS = 3
OLDEST_WAITS = timedelta(days=14)


class _Batch(NamedTuple):
    """Whose customers, of which team."""

    rep_id: int
    team_id: int


@transaction.atomic
def release_masked(at: datetime) -> bool:
    """Tell a rep, in one batch, what at least three customers answered masked; return whether there was a batch."""
    return any(_released(batch, at) for batch in _ripe(at))


def _ripe(at: datetime) -> list[_Batch]:
    """Return whose answers may be enough and old enough; how many customers they are is looked at closer later."""
    groups = _untold().order_by().values_list("request__rep", "request__loss__deal__team")
    counted = groups.annotate(n=Count("pk"), oldest=Min("answered_at"))
    ripe = counted.filter(n__gte=FEWEST_CUSTOMERS, oldest__lte=at - OLDEST_WAITS)
    return [_Batch(rep, team) for rep, team, *_ in ripe.order_by("request__rep", "request__loss__deal__team")]


def _released(batch: _Batch, at: datetime) -> bool:
    rep = Member.objects.select_for_update(of=("self",)).select_related("workspace").get(pk=batch.rep_id)
    answers = list(
        _untold()
        .filter(request__rep=rep, request__loss__deal__team=batch.team_id)
        .select_related("request__loss__deal__company")
    )
    if len({_customer_of(answer) for answer in answers}) < FEWEST_CUSTOMERS:
        return False
    release = AnswerRelease.objects.create(
        workspace=rep.workspace,
        team=Team.objects.get(pk=batch.team_id),
        about=rep,
        answers_count=len(answers),
        reasons=_counted(answers),
        released_on=day_of(at),
    )
    Answer.objects.filter(pk__in=[answer.pk for answer in answers]).update(release=release)
    record_audit(workspace=rep.workspace, by=None, action="feedback.released", subject=release, at=at)
    return True


def _untold() -> AnswerQuerySet:
    """Return the masked answers that stand and are in no batch yet; a request counts once, however often it is answered."""
    same = Answer.objects.filter(request=OuterRef("request"))
    later, told = same.filter(pk__gt=OuterRef("pk")), same.filter(release__isnull=False)
    return Answer.objects.filter(~Exists(later), ~Exists(told), masked=True)


def _customer_of(answer: Answer) -> tuple[str, int]:
    """Return what counts as one customer: a company under all its names, else a person, else the request itself."""
    company = answer.request.loss.deal.company
    if company is not None:
        return "company", company.merged_into_id or company.pk
    return ("contact", answer.request.contact_id) if answer.request.contact_id else ("request", answer.request_id)


def _counted(answers: list[Answer]) -> dict[str, int]:
    """Return how often each reason was chosen, in the order of the six."""
    said = Counter(reason for answer in answers for reason in details_of(answer).stated_reasons)
    return {reason.value: said[reason] for reason in Reason if said[reason]}
