"""What the address of 商談 asks for: a tab, a filter, a mark of 分析, words, an order. The address is all there is to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlencode

from atoippo.insights.deal_list import NO_MARK, DealOrder, Tab, Wanted
from atoippo.insights.filters import EVERYTHING, Filter
from atoippo.insights.marks import Mark
from atoippo.values.message import msg
from atoippo.web.filters import filter_of, number_in, query_of

if TYPE_CHECKING:
    from django.http import QueryDict

LONGEST_WORDS = 100


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which deals are asked for, and in what order; what is left empty filters nothing."""

    tab: Tab = Tab.OPEN
    words: str = ""
    owner: int | None = None
    company: int | None = None
    only: Filter = EVERYTHING
    mark: Mark = NO_MARK
    order: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Read an address; what can't be read asks for nothing. With a filter and no tab, all deals are meant."""
        question = cls(
            words=" ".join(asked.get("q", "").replace("\0", "").split())[:LONGEST_WORDS],
            owner=number_in(asked.get("owner", "")),
            company=number_in(asked.get("company", "")),
            only=filter_of(asked),
            mark=Mark.of({name: str(asked[name]) for name in asked}),
        )
        named, order = asked.get("outcome", ""), asked.get("sort", "")
        tab = Tab(named) if named in set(Tab) else Tab.ALL if question.is_narrow else Tab.OPEN
        return replace(question, tab=tab, order=order if order in ORDERS and order != tab.usual_order else "")

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the tab is asked for."""
        return self.wanted != Wanted()

    @property
    def wanted(self) -> Wanted:
        """Which deals are meant, on all tabs."""
        return Wanted(only=self.only, mark=self.mark, owner=self.owner, company=self.company, words=self.words)

    @property
    def sorting(self) -> tuple[DealOrder, bool]:
        """By what the list is sorted, and whether downwards."""
        order = self.order or self.tab.usual_order
        return DealOrder(order.removeprefix("-")), order.startswith("-")

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The question as parameters of an address, in one order: two addresses that ask the same are the same."""
        asked = {
            "outcome": [self.tab.value],
            "q": [self.words],
            "owner": [str(self.owner or "")],
            "company": [str(self.company or "")],
            **query_of(self.only),
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
