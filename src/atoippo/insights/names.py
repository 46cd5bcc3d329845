"""How the numbers in a deal's row are called: teams, members, companies and the rest of a workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.customers.models import Company, Contact
from atoippo.deals.models import Competitor, Product
from atoippo.insights.spelling import in_one_spelling
from atoippo.teams.models import Member, Team

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from atoippo.teams.models import Workspace


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a workspace; each table has the number of a thing and its name."""

    teams: pl.DataFrame  # the default team has none: its deals named no team
    members: pl.DataFrame
    products: pl.DataFrame
    competitors: pl.DataFrame
    contacts: pl.DataFrame  # `words`: the name in one spelling, to be searched
    companies: pl.DataFrame  # joined ones go by the name and number of the company they were joined into

    @property
    def of_members(self) -> frozenset[str]:
        """The names that no quote shows."""
        return frozenset(self.members["member"])


def names_of(workspace: Workspace) -> Names:
    """Load the names of a workspace."""
    teams = Team.objects.filter(workspace=workspace).values_list("pk", "name", "is_default")
    return Names(
        teams=_table("team", ((pk, None if is_default else name) for pk, name, is_default in teams)),
        members=_table("member", _pairs(Member.objects.filter(workspace=workspace), "display_name")),
        products=_table("product", _pairs(Product.objects.filter(workspace=workspace))),
        competitors=_table("competitor", _pairs(Competitor.objects.filter(workspace=workspace))),
        contacts=_table("contact", _pairs(Contact.objects.filter(workspace=workspace))).with_columns(
            words=in_one_spelling(pl.col("contact"))
        ),
        companies=_companies(workspace),
    )


def _companies(workspace: Workspace) -> pl.DataFrame:
    """Return the companies; `place` is where the name stands in order, `core` the names without their kinds."""
    companies = Company.objects.filter(workspace=workspace).order_by()
    rows = list(companies.values_list("pk", "name", "match_key", "merged_into"))
    names = {pk: name for pk, name, *_ in rows}
    cores = {pk: match_key.split("|", 2)[-1] for pk, _, match_key, _ in rows}
    joined = {pk: into for pk, *_, into in rows if into is not None}
    heads = [_head(pk, joined) for pk in names]
    columns = {
        "pk": list(names),
        "company": [names[head] for head in heads],
        "company_key": list(map(str, heads)),
        "called": list(names.values()),
        "core": [f"{cores[pk]}\n{cores[head]}" for pk, head in zip(names, heads, strict=True)],
    }
    table = pl.DataFrame(columns, {"pk": pl.Int64, **dict.fromkeys(list(columns)[1:], pl.String)})
    every_name = pl.concat_str("called", "company", separator="\n")
    return table.with_columns(place=pl.col("company").rank("dense"), words=in_one_spelling(every_name)).drop("called")


def _head(pk: int, joined: Mapping[int, int]) -> int:
    while pk in joined:
        pk = joined[pk]
    return pk


def _pairs(things: QuerySet[Any, Any], name: str = "name") -> Iterable[tuple[int, str]]:
    return things.order_by().values_list("pk", name)


def _table(name: str, pairs: Iterable[tuple[int, str | None]]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), {"pk": pl.Int64, name: pl.String}, orient="row")
