"""The filter that 分析 and 掘り起こし share: a form that is an address, so that it can be kept, sent and gone back to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms

from atoippo.insights.filters import Filter
from atoippo.insights.queries import choices_of
from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.reports.words import SEGMENT_LABELS
from atoippo.values.message import Message, msg
from atoippo.values.periods import Period, fiscal_year_period
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from atoippo.teams.models import Member

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # where a period has one end only
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST_PRODUCTS = 60  # offered as chips
OFFERED = ("year", "team", "product", "segment", "size_band")


class FilterForm(forms.Form):
    """Period, team, product, segment and amount; what is not said is not filtered."""

    year = forms.ChoiceField(required=False, label=later(msg("年度")))
    to = forms.DateField(required=False, label=later(msg("この日まで")), widget=DATE)
    team = forms.MultipleChoiceField(required=False, label=later(msg("チーム")), widget=forms.CheckboxSelectMultiple)
    product = forms.MultipleChoiceField(required=False, label=later(msg("商品")), widget=forms.CheckboxSelectMultiple)
    segment = forms.ChoiceField(required=False, label=later(msg("区分")))
    size_band = forms.MultipleChoiceField(
        required=False, label=later(msg("金額の大きさ")), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: QueryDict, *, member: Member) -> None:
        super().__init__(data)
        choices = choices_of(member=member)
        self._first_month = member.workspace.fiscal_year_starts_in
        self.fields["from"] = forms.DateField(required=False, label=later(msg("この日から")), widget=DATE)
        years = [(str(year), t(msg("{year}年度", year=year))) for year in choices.fiscal_years]
        self._offer("year", [("", t(msg("すべての期間"))), *years])
        self._offer("team", [(str(pk), name) for pk, name in choices.teams])
        self._offer("product", [(name, name) for name in choices.products[:MOST_PRODUCTS]])
        self._offer("size_band", [(str(band), t(SIZE_BANDS[band])) for band in choices.size_bands])
        self._offer("segment", [("", t(msg("すべて"))), *_segments(choices.segments)])
        self.order_fields(["year", "from", "to", "team", "product", "segment", "size_band"])

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        said: dict[str, Any] = super().clean() or {}
        first, last = said.get("from"), said.get("to")
        if first and last and last < first:
            self.add_error(
                "to", t(msg("「この日まで」が「この日から」より前になっています。日付を入れかえてください。"))
            )
        return said

    @property
    def offered(self) -> list[forms.BoundField]:
        """The fields that offer a choice: where all deals are alike there is none."""
        return [field for field in self if len(getattr(field.field, "choices", (1, 2))) > 1]

    @property
    def chosen(self) -> Filter:
        """The filter; a field that could not be read filters nothing, and the form says so."""
        self.is_valid()
        said = self.cleaned_data
        kind, _, level = said.get("segment", "").partition(":")
        return Filter(
            period=self._period(said),
            teams=frozenset(map(int, said.get("team", []))),
            products=frozenset(said.get("product", [])),
            segment=(kind, level) if level else None,
            size_bands=frozenset(map(int, said.get("size_band", []))),
        )

    @property
    def chips(self) -> list[str]:
        """What is filtered, in words."""
        self.is_valid()
        said = self.cleaned_data
        offered = {name: dict(_flat(cast("Iterable[Any]", _choice_field(self, name).choices))) for name in OFFERED}
        words = [offered[name][said[name]] for name in ("year", "segment") if said.get(name)]
        words += [offered[name][value] for name in ("team", "product", "size_band") for value in said.get(name, [])]
        if said.get("from"):
            words.append(t(msg("{day}から", day=said["from"].isoformat())))
        if said.get("to"):
            words.append(t(msg("{day}まで", day=said["to"].isoformat())))
        return words

    def _period(self, said: dict[str, Any]) -> Period | None:
        if said.get("year"):
            return fiscal_year_period(int(said["year"]), first_month=self._first_month)
        first, last = said.get("from"), said.get("to")
        if not (first or last) or self.errors:
            return None
        return Period(first or FIRST_DAY, last or LAST_DAY)

    def _offer(self, name: str, choices: list[Any]) -> None:
        _choice_field(self, name).choices = choices


def query_of(only: Filter) -> dict[str, list[str]]:
    """Return the parameters by which the list of deals filters the same."""
    parameters = {
        "from": [only.period.first_day.isoformat()] if only.period else [],
        "to": [only.period.last_day.isoformat()] if only.period else [],
        "team": sorted(map(str, only.teams)),
        "product": sorted(only.products),
        "segment": [":".join(only.segment)] if only.segment else [],
        "size_band": sorted(map(str, only.size_bands)),
    }
    return {name: values for name, values in parameters.items() if values}


def _choice_field(form: forms.Form, name: str) -> forms.ChoiceField:
    return cast("forms.ChoiceField", form.fields[name])


def _segments(segments: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(t(_label(kind)), [(f"{kind}:{level}", level) for level in levels]) for kind, levels in segments]


def _label(kind: str) -> Message:
    return SEGMENT_LABELS[kind]


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
