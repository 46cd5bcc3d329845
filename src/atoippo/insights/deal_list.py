"""The deals of a list: which are asked for, how many stand on each tab, and in what order; pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import polars as pl

from atoippo.insights.filters import EVERYTHING, Filter
from atoippo.insights.marks import Mark
from atoippo.insights.silence import FACTS as SILENCE
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.insights.names import Names
    from atoippo.reports.deal_table import DealTable

NO_MARK = Mark()
FACTS = ("owner_id", "company_id", "contact_id", "opened_on", "offered_yen", "words", *SILENCE)


class Tab(StrEnum):
    """The parts of the list."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    SILENT = "silent"  # open, but likely dead: see `silence`
    ALL = "all"

    @property
    def label(self) -> Message:
        """The part's name as people read it."""
        return TAB_LABELS[self]

    @property
    def usual_order(self) -> str:
        """The order when nobody asks for another: what began or ended last comes first."""
        return "-opened_on" if self in {Tab.OPEN, Tab.SILENT} else "-closed_on"


TAB_LABELS = MappingProxyType(
    {
        Tab.OPEN: msg("進行中"),
        Tab.WON: msg("受注"),
        Tab.LOST: msg("失注"),
        Tab.SILENT: msg("返事のない商談"),
        Tab.ALL: msg("すべて"),
    }
)


class DealOrder(StrEnum):
    """By what a list of deals is sorted."""

    CLOSED_ON = "closed_on"
    OPENED_ON = "opened_on"
    AMOUNT = "amount"
    COMPANY = "company"


COLUMN_OF = MappingProxyType(
    {
        DealOrder.CLOSED_ON: "closed_on",
        DealOrder.OPENED_ON: "opened_on",
        DealOrder.AMOUNT: "offered_yen",
        DealOrder.COMPANY: "company_place",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which deals are asked for, on all tabs; what is left empty filters nothing."""

    only: Filter = EVERYTHING
    mark: Mark = NO_MARK
    owner: int | None = None
    company: int | None = None  # under whichever of its joined names
    words: str = ""  # all of these must stand in names or in what was said


@dataclass(frozen=True, slots=True)
class DealList:
    """The deals found: how many each tab holds, and the numbers of a tab's deals in order."""

    found: pl.DataFrame  # in order of the deals' numbers

    @property
    def counts(self) -> Mapping[Tab, int]:
        """How many deals each tab holds."""
        counts = self.found.select(is_on(tab).sum().alias(tab.value) for tab in Tab).row(0, named=True)
        return {tab: counts[tab.value] for tab in Tab}

    def numbers(self, tab: Tab, order: DealOrder, *, descending: bool) -> list[int]:
        """Return a tab's deals sorted, those without a value last, those of one value by their number: always the same."""
        on_tab = self.found.filter(is_on(tab))
        by_number = on_tab.reverse() if descending else on_tab
        by = {"descending": descending, "nulls_last": True, "maintain_order": True}
        return by_number.select(pl.col("row").sort_by(COLUMN_OF[order], **by))["row"].to_list()


def list_table(facts: pl.DataFrame, names: Names, counting: DealTable) -> pl.DataFrame:
    """Return what a list asks of deals, beside what figures count of them."""
    places = names.companies.select("pk", "company_key", company_place="place")
    asked = facts.select(FACTS).join(places, left_on="company_id", right_on="pk", how="left", maintain_order="left")
    return pl.concat([counting.frame.drop("company"), asked], how="horizontal")


def is_on(tab: Tab) -> pl.Expr:
    """Return whether a found deal stands on a tab."""
    if tab is Tab.SILENT:
        return pl.col("is_silent")
    return pl.col("row").is_not_null() if tab is Tab.ALL else pl.col("outcome") == tab.value
