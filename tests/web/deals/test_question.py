"""The address of the list is all there is to it: read, written back in one order, and never believed."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict  # noqa: TID251 - an address is read as the web reads it

from atoippo.insights.deal_list import Tab
from atoippo.values.reason import Reason
from atoippo.web.deals.question import Question

ALL_OF_IT = (
    "outcome=lost&q=%E5%80%89%E5%BA%AB&owner=3&company=5&from=2025-04-01&to=2026-03-31&team=1&team=2&product=A&segment=industry"
    "%3A%E8%A3%BD%E9%80%A0%E6%A5%AD&size_band=0&size_band=4&reason=timing&told=other&quarter=2025-2&reach=3&rival=B&lost=1&sort=amount"
)


def read(text):
    return Question.of(QueryDict(text))


def test_address_is_read_and_written_back():
    assert read(ALL_OF_IT).address == ALL_OF_IT


def test_bare_address_asks_for_the_open_deals_and_a_filter_for_all():
    assert (read("").tab, read("reason=timing").tab, read("outcome=won&reason=timing").tab) == (
        Tab.OPEN, Tab.ALL, Tab.WON,
    )  # fmt: skip


@pytest.mark.parametrize(
    "nonsense",
    ["outcome=x", "owner=-1", "owner=９９９９９９９９９９９９９９９９９９９９", "team=a", "from=2025-13-01", "size_band=9", "segment=x:y", "sort=name", "reason=x", "page=x", "quarter=2025-9"],
)  # fmt: skip
def test_what_cannot_be_read_asks_for_nothing(nonsense):
    assert read(nonsense) == Question()


def test_days_the_wrong_way_round_mean_the_same_days():
    period = read("from=2026-03-31&to=2025-04-01").only.period

    assert (period.first_day, period.last_day) == (date(2025, 4, 1), date(2026, 3, 31))


def test_one_value_of_many_is_taken_off():
    assert read("outcome=all&team=1&team=2").without("team", value="1") == "outcome=all&team=2"


def test_another_tab_keeps_the_filter_and_leaves_the_order():
    question = read("outcome=lost&told=timing&sort=amount")

    assert (question.at(Tab.WON), question.mark.told) == ("outcome=won&told=timing", Reason.TIMING)
