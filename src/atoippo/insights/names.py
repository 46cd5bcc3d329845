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

KIND_AND_PLACE = r"^[^|]*\|[^|]*\|"  # of a matching key


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
    rows = Company.objects.filter(workspace=workspace).order_by().values_list("pk", "name", "match_key", "merged_into")
    kinds = {"pk": pl.Int64, "called": pl.String, "match_key": pl.String, "merged_into": pl.Int64}
    written = pl.DataFrame(list(rows), kinds, orient="row")
    joined = dict(written.drop_nulls("merged_into").select("pk", "merged_into").iter_rows())
    own = written.select("pk", "called", head=_heads(joined), core=pl.col("match_key").str.replace(KIND_AND_PLACE, ""))
    of_head = own.select(head="pk", company="called", head_core="core")
    both = own.join(of_head, on="head", how="left", maintain_order="left")
    return both.select(
        "pk",
        "company",
        company_key=pl.col("head").cast(pl.String),
        place=pl.col("company").rank("dense"),
        core=pl.concat_str("core", "head_core", separator="\n"),
        words=in_one_spelling(pl.concat_str("called", "company", separator="\n")),
    )


def _heads(joined: Mapping[int, int]) -> pl.Expr:
    return pl.col("pk").replace({pk: _head(pk, joined) for pk in joined})


def _head(pk: int, joined: Mapping[int, int]) -> int:
    while pk in joined:
        pk = joined[pk]
    return pk


def _pairs(things: QuerySet[Any, Any], name: str = "name") -> Iterable[tuple[int, str]]:
    return things.order_by().values_list("pk", name)


def _table(name: str, pairs: Iterable[tuple[int, str | None]]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), {"pk": pl.Int64, name: pl.String}, orient="row")
