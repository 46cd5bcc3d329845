"""Finding deals by words; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from atoippo.insights.spelling import in_one_spelling
from atoippo.values.companies import read_company
from atoippo.values.japanese_text import normalize

if TYPE_CHECKING:
    from atoippo.insights.names import Names


def speaks_of(word: str, names: Names) -> pl.Expr:
    """Return the condition that a word stands in what was said, or in the name of a deal, its company or contact."""
    sought = in_one_spelling(pl.lit(normalize(word)))
    stands_there = pl.col("words").str.contains(sought, literal=True)
    core = read_company(word).key
    is_core = pl.col("core").str.contains(pl.lit(core), literal=True) & pl.lit(core != "")
    companies = names.companies.filter(stands_there | is_core)["pk"]
    contacts = names.contacts.filter(stands_there)["pk"]
    return (
        stands_there | pl.col("company_id").is_in(companies.implode()) | pl.col("contact_id").is_in(contacts.implode())
    )
