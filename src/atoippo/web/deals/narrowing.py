"""From what is asked to the deals that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from atoippo.customers.models import Company
from atoippo.deals.models import Deal
from atoippo.insights.queries import deals_behind
from atoippo.reasons.search import deals_speaking_of
from atoippo.reports.deal_table import SIZE_BOUNDS
from atoippo.values.outcome import Outcome
from atoippo.web.deals.question import NO_MARK, Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.deals.models.deal import DealQuerySet
    from atoippo.insights.filters import Filter
    from atoippo.teams.models import Member

SEGMENT_FIELDS = {"industry": "industry", "region": "region", "source": "source", "product": "product__name"}


def deals_of(question: Question, member: Member) -> DealQuerySet:
    """Return the member's deals that are asked for, on all tabs, save for the mark."""
    deals = Deal.objects.visible_to(member).filter(condition_of(question.only))
    if question.owner:
        deals = deals.filter(owner=question.owner)
    if question.company:
        company = Company.objects.visible_to(member).filter(pk=question.company).first()
        deals = deals.of_company(company) if company else deals.none()
    return deals_speaking_of(deals, question.words, workspace_id=member.workspace_id)


def marked_deals(question: Question, member: Member) -> list[int] | None:
    """Return the numbers of the deals behind the mark of 分析 that is asked for, None when none is."""
    if question.mark == NO_MARK:
        return None
    return deals_behind(member=member, mark=question.mark, only=question.only)


def condition_of(only: Filter) -> Q:
    """Return the filter of 分析 as a condition of the database; both mean the same deals."""
    condition = Q()
    if only.period:
        condition &= Q(outcome=Outcome.OPEN) | Q(closed_on__range=(only.period.first_day, only.period.last_day))
    if only.teams:
        condition &= Q(team__in=only.teams)
    if only.products:
        condition &= Q(product__name__in=only.products)
    if only.size_bands:
        condition &= _any(_in_band(band) for band in only.size_bands)
    return condition & _at_level(only.segment) if only.segment else condition


def _at_level(segment: tuple[str, str]) -> Q:
    kind, level = segment
    if kind == "size_band":
        return _in_band(int(level)) if level.isdecimal() and int(level) <= len(SIZE_BOUNDS) else Q(pk=None)
    if kind == "team":
        return Q(team__name=level, team__is_default=False)  # the figures count no deal of the default team as a team's
    return Q(**{SEGMENT_FIELDS[kind]: level})


def _in_band(band: int) -> Q:
    bounds = (1, *SIZE_BOUNDS)
    above = Q(amount_yen__gte=bounds[band])
    return above & Q(amount_yen__lt=bounds[band + 1]) if band < len(SIZE_BOUNDS) else above


def _any(conditions: Iterable[Q]) -> Q:
    found = Q(pk=None)
    for condition in conditions:
        found |= condition
    return found
