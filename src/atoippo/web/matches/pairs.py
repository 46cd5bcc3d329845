"""Two companies of near names side by side: what the workspace knows of each, and which name would lead."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from atoippo.deals.models import Deal
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.customers.models import Company, CompanyMatch
    from atoippo.teams.models import Member


@dataclass(frozen=True, slots=True)
class Side:
    """One of two companies, with its deals that the member may read."""

    company: Company
    open: int
    won: int
    lost: int

    @property
    def deals(self) -> int:
        """How many deals there are in all."""
        return self.open + self.won + self.lost

    @property
    def weight(self) -> tuple[bool, int, int]:
        """How much speaks for this name: a 法人番号 first, then deals, then the fuller name."""
        return (self.company.corporate_number != "", self.deals, len(self.company.name))


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposed match with both its sides."""

    match: CompanyMatch
    sides: tuple[Side, Side]

    @property
    def leading(self) -> int:
        """The number of the company whose name would stay."""
        return max(self.sides, key=lambda side: side.weight).company.pk


def pairs_of(matches: Iterable[CompanyMatch], *, member: Member) -> list[Pair]:
    """Return matches with their sides; one query counts the deals of all."""
    shown = list(matches)
    counts = _counts([company for match in shown for company in (match.company_id, match.other_id)], member)
    return [Pair(match, (_side(match.company, counts), _side(match.other, counts))) for match in shown]


def _counts(companies: list[int], member: Member) -> Counter[tuple[int, str]]:
    deals = Deal.objects.visible_to(member).filter(Q(company__in=companies) | Q(company__merged_into__in=companies))
    known_as = deals.annotate(head=Coalesce(F("company__merged_into"), F("company"))).order_by()
    rows = known_as.values_list("head", "outcome").annotate(n=Count("pk"))
    return Counter({(head, outcome): n for head, outcome, n in rows})


def _side(company: Company, counts: Counter[tuple[int, str]]) -> Side:
    number = company.merged_into_id or company.pk
    return Side(company, *(counts[number, outcome] for outcome in (Outcome.OPEN, Outcome.WON, Outcome.LOST)))
