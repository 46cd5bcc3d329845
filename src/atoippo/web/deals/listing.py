"""How many deals each tab holds, and which stand on a page: quick at 100,000 deals, in as many queries for one as for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Q, When

from atoippo.deals.models.deal import DealOrder, is_silent
from atoippo.web.deals.narrowing import deals_of, marked_deals
from atoippo.web.deals.question import Question, Tab

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.db.models import QuerySet

    from atoippo.deals.models import Deal
    from atoippo.deals.models.deal import DealQuerySet
    from atoippo.teams.models import Member

PAGE = 50
FEW = 20_000  # found deals that are looked at once, instead of being counted and then found again
SORTED = MappingProxyType(
    {
        DealOrder.CLOSED_ON: "closed_on",
        DealOrder.OPENED_ON: "opened_on",
        DealOrder.AMOUNT: "amount_yen",
        DealOrder.COMPANY: "company__name",
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The list that a question asks for: how many deals each tab holds, and the numbers of this tab's deals in order."""

    counts: Mapping[Tab, int]
    deals: Sequence[int]

    def page(self, number: str | int) -> Page[int]:
        """Return a page of the numbers; one that does not exist leads to the nearest."""
        return Paginator(self.deals, PAGE).get_page(number)


@dataclass(frozen=True, slots=True)
class _Counted(Sequence[int]):
    """Deals whose number is known already; an index finds those of a page."""

    found: QuerySet[Deal, int]
    total: int

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, part: Any) -> Any:
        return list(self.found[part]) if isinstance(part, slice) else self.found[part]


class _Seen(NamedTuple):
    pk: int
    outcome: str
    is_silent: bool
    value: Any  # what the list is sorted by


def listing_of(question: Question, member: Member, *, today: date) -> Listing:
    """Return the list that the member asks for."""
    deals, marked = deals_of(question, member), marked_deals(question, member)
    if question.is_narrow:
        seen = _seen(deals, marked, question, today)
        if seen is not None:
            return _listing_of_few(seen, question)
    return _listing_of_many(deals, question, today)


def _listing_of_many(deals: DealQuerySet, question: Question, today: date) -> Listing:
    """Count in one query, and let an index find the page."""
    conditions = {tab: _condition(tab, today) for tab in Tab}
    counts = deals.aggregate(**{tab.value: Count("pk", filter=on) for tab, on in conditions.items()})
    order, descending = question.sorting
    on_tab = deals.filter(conditions[question.tab]).in_order_of(order, descending=descending)
    found = _Counted(on_tab.values_list("pk", flat=True), counts[question.tab.value])
    return Listing({tab: counts[tab.value] for tab in Tab}, found)


def _condition(tab: Tab, today: date) -> Q:
    if tab is Tab.SILENT:
        return is_silent(today)
    return Q(pk__isnull=False) if tab is Tab.ALL else Q(outcome=tab.value)


def _seen(deals: DealQuerySet, marked: list[int] | None, question: Question, today: date) -> list[_Seen] | None:
    """Look at all deals that are found, None when they are not few; a mark has found its deals already."""
    silent = Case(When(is_silent(today), then=True), default=False)
    facts = deals.annotate(is_silent=silent).values_list("pk", "outcome", "is_silent", SORTED[question.sorting[0]])
    if marked is not None:
        parts = (marked[start : start + FEW] for start in range(0, len(marked), FEW))
        return [_Seen(*row) for part in parts for row in facts.filter(pk__in=part)]
    seen = [_Seen(*row) for row in facts[: FEW + 1]]
    return seen if len(seen) <= FEW else None


def _listing_of_few(seen: list[_Seen], question: Question) -> Listing:
    outcomes = Counter(deal.outcome for deal in seen)
    counts = {tab: outcomes[tab.value] for tab in Tab}
    counts |= {Tab.ALL: len(seen), Tab.SILENT: sum(deal.is_silent for deal in seen)}
    on_tab = [deal for deal in seen if _is_on(question.tab, deal)]
    return Listing(counts, [deal.pk for deal in _in_order(on_tab, descending=question.sorting[1])])


def _is_on(tab: Tab, deal: _Seen) -> bool:
    if tab is Tab.SILENT:
        return deal.is_silent
    return tab is Tab.ALL or deal.outcome == tab.value


def _in_order(deals: list[_Seen], *, descending: bool) -> list[_Seen]:
    """Sort as `DealQuerySet.in_order_of` does: those without a value last, those of one value by their number."""
    told = sorted((d for d in deals if d.value is not None), key=lambda d: (d.value, d.pk), reverse=descending)
    return told + sorted((d for d in deals if d.value is None), key=attrgetter("pk"), reverse=descending)
