"""All that the page of the list shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator

from atoippo.insights.deal_list import DealOrder, Tab
from atoippo.insights.queries import deal_list_of
from atoippo.insights.silent_deals import WinRate, win_rate_of
from atoippo.web.deals.filter_form import ORDER_CHOICES, Chip, FilterForm, Names, chips_of
from atoippo.web.deals.rows import Row, rows_of, silent_rows
from atoippo.web.models import SavedView

if TYPE_CHECKING:
    from datetime import date

    from atoippo.teams.models import Member
    from atoippo.values.message import Message
    from atoippo.web.deals.question import Question

PAGE = 50


@dataclass(frozen=True, slots=True)
class TabLink:
    """A tab with how many deals it holds."""

    tab: Tab
    count: int
    address: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """How a column is sorted (`ascending`, `descending` or not), and the address that sorts by it or turns it round."""

    sorted_how: str
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """The list, its tabs, its filter and the member's own views of it."""

    question: Question
    tabs: list[TabLink]
    form: FilterForm
    chips: list[Chip]
    rows: list[Row]
    pages: Page[int]
    views: list[SavedView]
    win_rate: WinRate | None  # beside the silent deals alone

    @property
    def orders(self) -> list[tuple[str, Message, bool]]:
        """The orders to offer, with the one that is in force."""
        order, descending = self.question.sorting
        here = f"-{order}" if descending else order.value
        return [(value, label, value == here) for value, label in ORDER_CHOICES]

    @property
    def headings(self) -> dict[str, Heading]:
        """The columns that can be sorted by, by name."""
        return {order.value: self._heading(order) for order in DealOrder}

    @property
    def view(self) -> SavedView | None:
        """The saved view that the list shows just now."""
        return next((view for view in self.views if view.query == self.question.address), None)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing but the tab is asked for, so that an empty list means that there are no deals."""
        return not self.question.is_narrow

    @property
    def has_no_deals(self) -> bool:
        """Whether the member has no deals at all."""
        return self.is_untouched and not any(tab.count for tab in self.tabs)

    @property
    def is_silent_tab(self) -> bool:
        """Whether the rule of 返事のない商談 is to be told."""
        return self.question.tab is Tab.SILENT

    def _heading(self, order: DealOrder) -> Heading:
        now, descending = self.question.sorting
        if now is not order:
            first = order.value if order is DealOrder.COMPANY else f"-{order}"
            return Heading("", self.question.sorted_by(first))
        turned = order.value if descending else f"-{order}"
        return Heading("descending" if descending else "ascending", self.question.sorted_by(turned))


def list_page_of(question: Question, member: Member, *, page: str, today: date) -> ListPage:
    """Return the page of the list that a member asks for."""
    deals = deal_list_of(member=member, wanted=question.wanted, today=today)
    order, descending = question.sorting
    pages = Paginator(deals.numbers(question.tab, order, descending=descending), PAGE).get_page(page)
    counts = deals.counts
    rows = rows_of(list(pages), member)
    on_silent = question.tab is Tab.SILENT
    names = Names.seen_by(member)
    return ListPage(
        question=question,
        tabs=[TabLink(tab, counts[tab], question.at(tab), tab is question.tab) for tab in Tab],
        form=FilterForm(question, names),
        chips=chips_of(question, names, member),
        rows=silent_rows(rows, member, today=today) if on_silent else rows,
        pages=pages,
        views=list(SavedView.objects.visible_to(member).kept()),
        win_rate=win_rate_of(member=member, only=question.only, today=today) if on_silent else None,
    )
