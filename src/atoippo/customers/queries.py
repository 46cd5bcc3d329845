"""What is asked about companies: which pairs wait for a decision, and under which company another is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.customers.models import CompanyMatch

if TYPE_CHECKING:
    from atoippo.customers.models.company_match import CompanyMatchQuerySet
    from atoippo.teams.models import Member


def open_matches(member: Member) -> CompanyMatchQuerySet:
    """Return the pairs that wait for the member's decision, the most alike first."""
    waiting = CompanyMatch.objects.visible_to(member).undecided()
    return waiting.select_related("company", "other").order_by("-likeness", "pk")
