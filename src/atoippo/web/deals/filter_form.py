"""The filter of the list as a form that is an address, and as chips that can each be taken off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.customers.models import Company
from atoippo.deals.models import Product
from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.reports.words import SEGMENT_LABELS
from atoippo.teams.models import Member, Team
from atoippo.values.message import Message, msg
from atoippo.values.periods import FiscalQuarter
from atoippo.values.reason import Reason
from atoippo.web.deals.question import ORDERS, Question
from atoippo.web.filters import FIRST_DAY, LAST_DAY
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

MOST_PRODUCTS = 60  # offered as chips
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Names:
    """What the member can filter by, by number."""

    teams: dict[int, str]
    owners: dict[int, str]
    products: list[str]

    @classmethod
    def seen_by(cls, member: Member) -> Names:
        """Return the names that the member may know; three queries."""
        products = Product.objects.filter(workspace=member.workspace_id).values_list("name", flat=True)
        return cls(
            teams=dict(Team.objects.visible_to(member).values_list("pk", "name")),
            owners=dict(Member.objects.visible_to(member).values_list("pk", "display_name")),
            products=list(products[:MOST_PRODUCTS]),
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is filtered by, and the address of the list without it."""

    text: Message
    without: str


class Choice(forms.Select):
    """A choice among many, drawn in one go: with a template for each of 100 owners a page takes a fifth longer."""

    template_name = "deals/choice.html"


class FilterForm(forms.Form):
    """What a list can be narrowed down to; it shows a question, and the browser makes an address of it."""

    owner = forms.ChoiceField(required=False, label=later(msg("担当")), widget=Choice)
    told = forms.ChoiceField(required=False, label=later(msg("理由（営業の記録）")), widget=Choice)
    reason = forms.ChoiceField(required=False, label=later(msg("理由（文章も読んで）")), widget=Choice)
    to = forms.DateField(required=False, label=later(msg("終わった日（この日まで）")), widget=DATE)
    team = forms.MultipleChoiceField(required=False, label=later(msg("チーム")), widget=forms.CheckboxSelectMultiple)
    size_band = forms.MultipleChoiceField(
        required=False, label=later(msg("金額の大きさ")), widget=forms.CheckboxSelectMultiple
    )
    product = forms.MultipleChoiceField(required=False, label=later(msg("商品")), widget=forms.CheckboxSelectMultiple)

    def __init__(self, question: Question, names: Names) -> None:
        parameters = question.parameters
        multiple = {name for name in ("team", "size_band", "product") if name in parameters}
        shown = {name: values if name in multiple else values[0] for name, values in parameters.items()}
        super().__init__(initial=shown)
        self.fields["from"] = forms.DateField(required=False, label=later(msg("終わった日（この日から）")), widget=DATE)
        reasons = [("", t(msg("すべて"))), *((reason.value, t(reason.label)) for reason in Reason)]
        self._offer("owner", [("", t(msg("すべて"))), *names.owners.items()])
        self._offer("told", reasons)
        self._offer("reason", reasons)
        self._offer("team", list(names.teams.items()) if len(names.teams) > 1 else [])
        self._offer("size_band", [(str(band), t(label)) for band, label in enumerate(SIZE_BANDS)])
        self._offer("product", [(name, name) for name in names.products])
        self.order_fields(["owner", "told", "reason", "from", "to", "team", "size_band", "product"])
        self.kept = [
            (name, v) for name, values in parameters.items() if name not in {*self.fields, "q", "sort"} for v in values
        ]

    @property
    def offered(self) -> list[forms.BoundField]:
        """The fields that have something to offer."""
        return [field for field in self if getattr(field.field, "choices", None) != []]

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


ORDER_CHOICES = tuple(ORDERS.items())


def chips_of(question: Question, names: Names, member: Member) -> list[Chip]:
    """Return what is filtered by, each with the way to take it off."""
    return [*_own_chips(question, names, member), *_filter_chips(question, names), *_mark_chips(question, member)]


def _own_chips(question: Question, names: Names, member: Member) -> Iterator[Chip]:
    if question.words:
        yield Chip(msg("「{words}」を含む", words=question.words), question.without("q"))
    if question.owner:
        yield Chip(msg("担当：{name}", name=names.owners.get(question.owner, "?")), question.without("owner"))
    if question.company:
        company = Company.objects.visible_to(member).filter(pk=question.company).first()
        yield Chip(msg("{company} 様", company=company or "?"), question.without("company"))


def _filter_chips(question: Question, names: Names) -> Iterator[Chip]:
    only = question.only
    if only.period:
        yield Chip(_period(only.period.first_day, only.period.last_day), question.without("from", "to"))
    for team in sorted(only.teams):
        yield Chip(msg("チーム：{name}", name=names.teams.get(team, "?")), question.without("team", value=str(team)))
    for product in sorted(only.products):
        yield Chip(msg("商品：{name}", name=product), question.without("product", value=product))
    if only.segment:
        yield Chip(_level(*only.segment), question.without("segment"))
    for band in sorted(only.size_bands):
        yield Chip(SIZE_BANDS[band], question.without("size_band", value=str(band)))


def _mark_chips(question: Question, member: Member) -> Iterator[Chip]:
    mark = question.mark
    if mark.reason:
        yield Chip(msg("理由（文章も読んで）：{reason}", reason=mark.reason.label), question.without("reason"))
    if mark.told:
        yield Chip(msg("理由（営業の記録）：{reason}", reason=mark.told.label), question.without("told"))
    if mark.quarter:
        quarter = FiscalQuarter(*mark.quarter, member.workspace.fiscal_year_starts_in)
        yield Chip(quarter.label, question.without("quarter"))
    if mark.reach:
        yield Chip(mark.reach.up_to, question.without("reach"))
    if mark.rival:
        yield Chip(msg("競合：{name}", name=mark.rival), question.without("rival"))
    if mark.segment:
        yield Chip(_level(*mark.segment), question.without("level"))
    if mark.is_lost:
        yield Chip(msg("失注した商談"), question.without("lost"))


def _period(first: date, last: date) -> Message:
    if first == FIRST_DAY:
        return msg("{day}までに終わった", day=last.isoformat())
    if last == LAST_DAY:
        return msg("{day}以降に終わった", day=first.isoformat())
    return msg("{first}〜{last}に終わった", first=first.isoformat(), last=last.isoformat())


def _level(kind: str, level: str) -> Message:
    bands = {str(band): words for band, words in enumerate(SIZE_BANDS)}
    name = bands.get(level, level) if kind == "size_band" else level
    return msg("{label}：{name}", label=SEGMENT_LABELS[kind], name=name)
