"""What the address of 商談 asks for: a tab, a filter, a mark of 分析, words, an order. The address is all there is to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from atoippo.deals.models.deal import DealOrder
from atoippo.insights.filters import Filter
from atoippo.insights.marks import Mark
from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.reports.figures import SEGMENTS
from atoippo.values.message import Message, msg
from atoippo.values.periods import Period

if TYPE_CHECKING:
    from django.http import QueryDict

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # where a period has one end only
LONGEST_WORDS = 100
LARGEST_NUMBER = 2**63 - 1  # of a row


class Tab(StrEnum):
    """The parts of the list."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    SILENT = "silent"
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
ORDERS = MappingProxyType(
    {
        "-closed_on": msg("終わった日が新しい順"),
        "closed_on": msg("終わった日が古い順"),
        "-opened_on": msg("はじまりが新しい順"),
        "opened_on": msg("はじまりが古い順"),
        "-amount": msg("金額が大きい順"),
        "amount": msg("金額が小さい順"),
        "company": msg("会社名の順"),
        "-company": msg("会社名の逆順"),
    }
)
NO_MARK = Mark()
NO_FILTER = Filter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which deals are asked for, and in what order; what is left empty filters nothing."""

    tab: Tab = Tab.OPEN
    words: str = ""
    owner: int | None = None
    company: int | None = None
    only: Filter = field(default_factory=Filter)
    mark: Mark = NO_MARK
    order: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Read an address; what can't be read asks for nothing. With a filter and no tab, all deals are meant."""
        question = cls(
            words=" ".join(asked.get("q", "").replace("\0", "").split())[:LONGEST_WORDS],
            owner=_number(asked.get("owner", "")),
            company=_number(asked.get("company", "")),
            only=_filter_of(asked),
            mark=Mark.of({name: str(asked[name]) for name in asked}),
        )
        named, order = asked.get("outcome", ""), asked.get("sort", "")
        tab = Tab(named) if named in set(Tab) else Tab.ALL if question.is_narrow else Tab.OPEN
        return replace(question, tab=tab, order=order if order in ORDERS and order != tab.usual_order else "")

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the tab is asked for."""
        alone = (self.words, self.owner, self.company)
        return any(alone) or self.only != NO_FILTER or self.mark != NO_MARK

    @property
    def sorting(self) -> tuple[DealOrder, bool]:
        """By what the list is sorted, and whether downwards."""
        order = self.order or self.tab.usual_order
        return DealOrder(order.removeprefix("-")), order.startswith("-")

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The question as parameters of an address, in one order: two addresses that ask the same are the same."""
        period = self.only.period
        asked = {
            "outcome": [self.tab.value],
            "q": [self.words],
            "owner": [str(self.owner or "")],
            "company": [str(self.company or "")],
            "from": [_day(period.first_day)] if period else [],
            "to": [_day(period.last_day)] if period else [],
            "team": sorted(map(str, self.only.teams), key=int),
            "product": sorted(self.only.products),
            "segment": [":".join(self.only.segment)] if self.only.segment else [],
            "size_band": sorted(map(str, self.only.size_bands)),
            **{name: [value] for name, value in self.mark.parameters.items()},
            "sort": [self.order],
        }
        return {name: list(filter(None, values)) for name, values in asked.items() if any(values)}

    @property
    def address(self) -> str:
        """The part of the address after `?`."""
        return urlencode(self.parameters, doseq=True)

    def at(self, tab: Tab) -> str:
        """Return the address of another tab, with the same filter; its own order is the usual one."""
        return replace(self, tab=tab, order=self.order if self.tab is tab else "").address

    def without(self, *names: str, value: str | None = None) -> str:
        """Return the address without some of what it filters by: all of these parameters, or one value of them."""
        kept = {
            name: [v for v in values if name not in names or value not in {None, v}]
            for name, values in self.parameters.items()
        }
        return urlencode({name: values for name, values in kept.items() if values}, doseq=True)

    def sorted_by(self, order: str) -> str:
        """Return the address sorted otherwise."""
        return replace(self, order="" if order == self.tab.usual_order else order).address


def _filter_of(asked: QueryDict) -> Filter:
    segment, _, level = asked.get("segment", "").partition(":")
    bands = {str(place): place for place in range(len(SIZE_BANDS))}
    return Filter(
        period=_period(_date(asked.get("from", "")), _date(asked.get("to", ""))),
        teams=frozenset(filter(None, map(_number, asked.getlist("team")))),
        products=frozenset(filter(None, asked.getlist("product"))),
        segment=(segment, level) if segment in SEGMENTS and level else None,
        size_bands=frozenset(bands[band] for band in asked.getlist("size_band") if band in bands),
    )


def _period(first: date | None, last: date | None) -> Period | None:
    """Return the days between two dates; given the wrong way round, the same days are meant."""
    if first is None and last is None:
        return None
    ends = sorted((first or FIRST_DAY, last or LAST_DAY))
    return Period(*ends)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(day: date) -> str:
    return "" if day in {FIRST_DAY, LAST_DAY} else day.isoformat()


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 20 and 0 < int(text) <= LARGEST_NUMBER else None
