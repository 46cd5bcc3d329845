"""The filter that 分析 and 掘り起こし share: a form that is an address, so that it can be kept, sent and gone back to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms

from atoippo.insights.filters import Filter
from atoippo.insights.queries import choices_of
from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.reports.figures import SEGMENTS
from atoippo.reports.words import SEGMENT_LABELS
from atoippo.values.message import Message, msg
from atoippo.values.periods import Period, fiscal_year_period
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.http import QueryDict

    from atoippo.teams.models import Member

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # where a period has one end only
LARGEST_NUMBER = 2**63 - 1  # of a row
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
        period = None if self.errors else _period(said.get("from"), said.get("to"))
        if said.get("year"):
            period = fiscal_year_period(int(said["year"]), first_month=self._first_month)
        several = {name: said.get(name, []) for name in ("team", "product", "size_band")}
        return _filter(period, said.get("segment", ""), several)

    @property
    def chips(self) -> list[str]:
        """What is filtered, in words; days that a fiscal year overrides or that make no period are not."""
        self.is_valid()
        said = self.cleaned_data
        offered = {name: dict(_flat(cast("Iterable[Any]", _choice_field(self, name).choices))) for name in OFFERED}
        words = [offered[name][said[name]] for name in ("year", "segment") if said.get(name)]
        words += [offered[name][value] for name in ("team", "product", "size_band") for value in said.get(name, [])]
        if said.get("year") or self.errors:
            return words
        if said.get("from"):
            words.append(t(msg("{day}から", day=said["from"].isoformat())))
        if said.get("to"):
            words.append(t(msg("{day}まで", day=said["to"].isoformat())))
        return words

    def _offer(self, name: str, choices: list[Any]) -> None:
        _choice_field(self, name).choices = choices


def filter_of(asked: QueryDict) -> Filter:
    """Return the filter that an address names; what can't be read filters nothing, days the wrong way round mean the same."""
    several = {name: asked.getlist(name) for name in ("team", "product", "size_band")}
    period = _period(_date(asked.get("from", "")), _date(asked.get("to", "")))
    return _filter(period, asked.get("segment", ""), several)


def query_of(only: Filter) -> dict[str, list[str]]:
    """Return the filter as parameters of an address, in one order; `filter_of` reads them back."""
    parameters = {
        "from": [only.period.first_day.isoformat()] if only.period and only.period.first_day != FIRST_DAY else [],
        "to": [only.period.last_day.isoformat()] if only.period and only.period.last_day != LAST_DAY else [],
        "team": list(map(str, sorted(only.teams))),
        "product": sorted(only.products),
        "segment": [":".join(only.segment)] if only.segment else [],
        "size_band": sorted(map(str, only.size_bands)),
    }
    return {name: values for name, values in parameters.items() if values}


def number_in(text: str) -> int | None:
    """Return the number of a row that an address names."""
    return int(text) if text.isdecimal() and len(text) < 20 and 0 < int(text) <= LARGEST_NUMBER else None


def _filter(period: Period | None, segment: str, several: Mapping[str, Sequence[str]]) -> Filter:
    kind, _, level = segment.partition(":")
    bands = {str(place): place for place in range(len(SIZE_BANDS))}
    return Filter(
        period=period,
        teams=frozenset(filter(None, map(number_in, several["team"]))),
        products=frozenset(filter(None, several["product"])),
        segment=(kind, level) if kind in SEGMENTS and level else None,
        size_bands=frozenset(bands[band] for band in several["size_band"] if band in bands),
    )


def _period(first: date | None, last: date | None) -> Period | None:
    if first is None and last is None:
        return None
    return Period(*sorted((first or FIRST_DAY, last or LAST_DAY)))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


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
