"""The one tidy table on which every figure stands: a row a deal, the re-coded reason beside the told one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from atoippo.reports.recoding import recode
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.tables.rows import DealRow
    from atoippo.texts.reasons import ReasonClassifier

SCHEMA = {
    "row": pl.Int64,
    "outcome": pl.String,
    "deal_id": pl.String,
    "deal": pl.String,
    "company": pl.String,
    "company_key": pl.String,
    "contact": pl.String,
    "member": pl.String,
    "team": pl.String,
    "product": pl.String,
    "industry": pl.String,
    "region": pl.String,
    "source": pl.String,
    "competitor": pl.String,
    "stage": pl.String,
    "reach": pl.Int8,
    "amount_yen": pl.Int64,
    "foreign_amount": pl.String,
    "size_band": pl.Int8,
    "opened_on": pl.Date,
    "closed_on": pl.Date,
    "reason_words": pl.String,
    "told": pl.String,
    "recoded": pl.String,
    "quote": pl.String,
    "text": pl.String,
}

SIZE_BOUNDS = (1_000_000, 3_000_000, 10_000_000, 30_000_000)  # yen; where the next band begins
SIZE_BANDS = (
    msg("100万円未満"),
    msg("100万〜300万円"),
    msg("300万〜1,000万円"),
    msg("1,000万〜3,000万円"),
    msg("3,000万円以上"),
)


@dataclass(frozen=True)
class DealTable:
    """The deals of a question, tidy: `frame` has the columns of `SCHEMA`, a row a deal in the order given.

    Words of which there are few (reasons, segments, rivals) may be `pl.Enum`: they are counted faster.
    """

    frame: pl.DataFrame

    @cached_property
    def lost(self) -> pl.DataFrame:
        """The lost deals."""
        return self.frame.filter(pl.col("outcome") == "lost")

    @cached_property
    def closed(self) -> pl.DataFrame:
        """The deals that came to an end, won or lost."""
        return self.frame.filter(pl.col("outcome") != "open")

    def count(self, outcome: str) -> int:
        """Return how many deals stand so."""
        return int((self.frame["outcome"] == outcome).sum())

    def has(self, column: str) -> bool:
        """Whether any deal has something in this column."""
        return self.frame[column].null_count() < self.frame.height


def deal_table(deals: Sequence[DealRow], classifier: ReasonClassifier) -> DealTable:
    """Return the tidy table of deal rows, with the reasons of the lost ones re-coded from their texts."""
    recoded = recode(deals, classifier)
    columns = {
        "row": list(range(len(deals))),
        "outcome": [deal.outcome.value for deal in deals],
        "company": [deal.company.full if deal.company else None for deal in deals],
        "company_key": [f"{c.kind}|{c.position}|{c.key}" if (c := deal.company) else None for deal in deals],
        "reach": [deal.reach.value if deal.reach else None for deal in deals],
        "size_band": [size_band(deal.amount_yen) for deal in deals],
        "told": [reason.told for reason in recoded],
        "recoded": [reason.recoded for reason in recoded],
        "quote": [reason.quote for reason in recoded],
        "text": [reason.text for reason in recoded],
    }
    as_written = {name: [getattr(deal, name) for deal in deals] for name in SCHEMA if name not in columns}
    return DealTable(pl.DataFrame({**as_written, **columns}, schema_overrides=SCHEMA).select(list(SCHEMA)))


def size_band(amount_yen: int | None) -> int | None:
    """Return the index in `SIZE_BANDS` of an amount, or None where there is no amount."""
    if amount_yen is None or amount_yen <= 0:
        return None
    return sum(amount_yen >= bound for bound in SIZE_BOUNDS)
