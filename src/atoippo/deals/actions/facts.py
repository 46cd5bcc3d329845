"""What is told about a deal, a loss or a win, and how it differs from what stands."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.customers.models import Company, Contact
    from atoippo.deals.models import Competitor, Product
    from atoippo.teams.models import Member, Team
    from atoippo.values.reach import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Fields of a row as somebody tells them, all of them; `dataclasses.replace` changes one."""

    @classmethod
    def of(cls, row: models.Model) -> Self:
        """Return what a row says now."""
        return cls(**{field.name: getattr(row, field.name) for field in fields(cls)})

    def as_fields(self) -> dict[str, Any]:
        """Return the facts by the names of the row's fields."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def changes_to(self, row: models.Model) -> dict[str, Any]:
        """Return the facts that differ from what the row says."""
        return {name: fact for name, fact in self.as_fields().items() if getattr(row, name) != fact}


@dataclass(frozen=True, slots=True, kw_only=True)
class DealDetails(Facts):
    """The plain fields of a deal; without a team it belongs to the default one."""

    name: str = ""
    team: Team | None = None
    owner: Member | None = None
    company: Company | None = None
    contact: Contact | None = None
    product: Product | None = None
    competitor: Competitor | None = None
    industry: str = ""
    region: str = ""
    source: str = ""
    amount_yen: int | None = None
    foreign_amount: str = ""
    opened_on: date | None = None
    expected_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossFacts(Facts):
    """What a loss says, and what a correction may change of it."""

    lost_on: date | None = None
    stage: str = ""
    reach: Reach | None = None
    state: str = ""
    amount_yen: int | None = None
    lost_to: Competitor | None = None
    warmth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossDetails(LossFacts):
    """A loss to record; the token of the form or import line keeps a second submit from making a second loss."""

    submission: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WinFacts(Facts):
    """What a win says, and what a correction may change of it."""

    won_on: date | None = None
    amount_yen: int | None = None


def set_fields(row: models.Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Set fields of a row in memory; return what they said before, in values that JSON knows."""
    before = {name: in_json(getattr(row, name)) for name in values}
    for name, fact in values.items():
        setattr(row, name, fact)
    return before


def in_json(fact: object) -> object:
    """Return a fact as JSON holds it: a day by its digits, a row by its number."""
    if isinstance(fact, date):
        return fact.isoformat()
    return fact.pk if isinstance(fact, models.Model) else fact
