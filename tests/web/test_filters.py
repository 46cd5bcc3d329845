"""A filter and the parameters of an address: one way there, one way back, for the figures and for the list."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict  # noqa: TID251 - an address is read as the web reads it

from atoippo.insights.filters import Filter
from atoippo.values.periods import Period
from atoippo.web.filters import FIRST_DAY, LAST_DAY, FilterForm, filter_of, query_of
from workplace import DealFactory

FILTERS = [
    (Filter(), {}),
    (Filter(period=Period(date(2025, 4, 1), date(2026, 3, 31))), {"from": ["2025-04-01"], "to": ["2026-03-31"]}),
    (Filter(period=Period(FIRST_DAY, date(2026, 3, 31))), {"to": ["2026-03-31"]}),
    (Filter(period=Period(date(2025, 4, 1), LAST_DAY)), {"from": ["2025-04-01"]}),
    (Filter(teams=frozenset({10, 9})), {"team": ["9", "10"]}),
    (Filter(products=frozenset({"甲", "乙"})), {"product": ["乙", "甲"]}),
    (Filter(segment=("industry", "製造業")), {"segment": ["industry:製造業"]}),
    (Filter(size_bands=frozenset({4, 0})), {"size_band": ["0", "4"]}),
]


def address(parameters):
    """Return parameters as the web hands them out."""
    asked = QueryDict(mutable=True)
    for name, values in parameters.items():
        asked.setlist(name, values)
    return asked


@pytest.mark.parametrize(("only", "parameters"), FILTERS)
def test_filter_is_an_address_and_back(only, parameters):
    assert (query_of(only), filter_of(address(parameters))) == (parameters, only)


@pytest.mark.parametrize(
    "parameters", [{}, {"to": ["2026-03-31"]}, {"segment": ["industry:製造業"]}, {"size_band": ["2"]}]
)
def test_form_means_what_its_address_means(parameters, rep):
    for industry, amount in (("製造業", 3_200_000), ("医療", 1)):
        DealFactory(workspace=rep.workspace, industry=industry, amount_yen=amount)

    assert FilterForm(address(parameters), member=rep).chosen == filter_of(address(parameters))


def test_form_that_cannot_be_read_says_so_and_filters_no_days(rep):
    form = FilterForm(address({"from": ["2026-04-01"], "to": ["2026-03-31"]}), member=rep)

    assert (form.chosen, list(form.errors)) == (Filter(), ["to"])
