"""The facts of a workspace's deals and the names of it, put together as the one tidy deal table of the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from atoippo.reports.deal_table import SCHEMA, SIZE_BOUNDS, DealTable
from atoippo.reports.recoding import shown_quote, without_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from atoippo.insights.names import Names

ALSO = ("team_id", "read")  # columns beside those of the reports: who may see the deal, what 文章 tells


def tidy_table(facts: pl.DataFrame, names: Names) -> DealTable:
    """Return the deal table; `row` is the deal's number."""
    of_numbers = {
        "team_id": names.teams,
        "owner_id": names.members,
        "product_id": names.products,
        "competitor_id": names.competitors,
        "contact_id": names.contacts,
        "company_id": names.companies,
    }
    frame = facts
    for column, table in of_numbers.items():
        frame = frame.join(table, left_on=column, right_on="pk", how="left", maintain_order="left")
    frame = frame.with_columns(
        row="pk", deal="name", deal_id=pl.lit(None, pl.String), size_band=_size_band(pl.col("amount_yen"))
    )
    return DealTable(frame.select(*(pl.col(name).cast(kind) for name, kind in SCHEMA.items()), *ALSO))


def with_quotes(facts: pl.DataFrame, members: Iterable[str]) -> pl.DataFrame:
    """Return the facts with the clauses as lists show them: shortened, without the names of our members."""
    hush = without_names(members)
    quotes = [None if clause is None else shown_quote(clause, hush) for clause in facts["clause"]]
    return facts.with_columns(quote=pl.Series(quotes, dtype=pl.String))


def _size_band(yen: pl.Expr) -> pl.Expr:
    """Return the place in `SIZE_BANDS`, null where there is no amount; as `reports.deal_table.size_band`."""
    bands = [(yen >= bound).cast(pl.Int8) for bound in SIZE_BOUNDS]
    return pl.when(yen > 0).then(pl.sum_horizontal(bands))
