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
NUMBERS = ("row", "team_id", "closed_on", "reach", "amount_yen", "size_band")
FEW_WORDS = ("outcome", "told", "recoded", "competitor", "industry", "region", "source", "product", "team")
IS_THERE = ("company", "foreign_amount", "reason_words", "text", "read")


def tidy_table(facts: pl.DataFrame, names: Names) -> DealTable:
    """Return the deal table; `row` is the deal's number."""
    of_numbers = {
        "team_id": names.teams,
        "owner_id": names.members,
        "product_id": names.products,
        "competitor_id": names.competitors,
        "contact_id": names.contacts.select("pk", "contact"),
        "company_id": names.companies.select("pk", "company", "company_key"),
    }
    frame = facts
    for column, table in of_numbers.items():
        frame = frame.join(table, left_on=column, right_on="pk", how="left", maintain_order="left")
    frame = frame.with_columns(
        row="pk", deal="name", deal_id=pl.lit(None, pl.String), size_band=_size_band(pl.col("amount_yen"))
    )
    return DealTable(frame.select(*(pl.col(name).cast(kind) for name, kind in SCHEMA.items()), *ALSO))


def counting_table(table: DealTable) -> DealTable:
    """Return what figures count of a deal table, small enough to be narrowed down and counted within milliseconds.

    Words of which there are few are `pl.Enum`; of the others it only holds whether there are any.
    """
    few = (pl.col(name).cast(_words_in(table.frame[name])) for name in FEW_WORDS)
    marks = (pl.when(pl.col(name).is_not_null()).then(pl.lit(value=True)).alias(name) for name in IS_THERE)
    return DealTable(table.frame.select(*NUMBERS, *few, *marks))


def _words_in(words: pl.Series) -> pl.Enum:
    return pl.Enum(words.drop_nulls().unique().sort())


def with_quotes(facts: pl.DataFrame, members: Iterable[str]) -> pl.DataFrame:
    """Return the facts with the clauses as lists show them: shortened, without the names of our members."""
    hush = without_names(members)
    quotes = [None if clause is None else shown_quote(clause, hush) for clause in facts["clause"]]
    return facts.with_columns(quote=pl.Series(quotes, dtype=pl.String))


def _size_band(yen: pl.Expr) -> pl.Expr:
    """Return the place in `SIZE_BANDS`, null where there is no amount; as `reports.deal_table.size_band`."""
    bands = [(yen >= bound).cast(pl.Int8) for bound in SIZE_BOUNDS]
    return pl.when(yen > 0).then(pl.sum_horizontal(bands))
