"""分析: figures with filters, each mark leading to the deals it counts, each chart with its CSV."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from atoippo.deals.models import Competitor
from atoippo.values.outcome import Outcome
from workplace import DealFactory, LostDealFactory


@pytest.fixture
def deals(workspace):
    """Make twelve lost and six won deals of two industries, with a rival and two years."""
    rival = Competitor.objects.create(workspace=workspace, name="オルカデスク")
    for n in range(12):
        LostDealFactory(
            workspace=workspace,
            industry="製造業" if n % 2 else "卸売業",
            competitor=rival if n < 5 else None,
            closed_on=date(2024 + n % 2, 6, 1 + n),
        )
    for _ in range(6):
        won = {"outcome": Outcome.WON, "closed_on": date(2025, 6, 1), "turns": 1}
        DealFactory(workspace=workspace, industry="卸売業", **won)


def charts(response):
    return {chart.key: chart for chart in response.context["charts"]}


def test_figures_count_the_deals(deals, client_of, manager):
    counts = client_of(manager).get(reverse("insights:show")).context["figures"].counts

    assert (counts.deals, counts.lost, counts.won) == (18, 12, 6)


@pytest.mark.parametrize(
    ("asked", "lost"),
    [
        ({"segment": "industry:製造業"}, 6),
        ({"year": "2024"}, 6),
        ({"from": "2025-06-02", "to": "2025-06-30"}, 6),
        ({"year": "1"}, 12),
        ({"team": "x"}, 12),
    ],
)
def test_a_filter_narrows_the_figures_down(asked, lost, deals, client_of, manager):
    response = client_of(manager).get(reverse("insights:show"), asked)

    assert response.context["figures"].counts.lost == lost


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "2025-06-02", "to": "2025-06-30"}, ["2025-06-02から", "2025-06-30まで"]),
        ({"from": "2025-06-02", "year": "2024"}, ["2024年度"]),
        ({"from": "2026-01-02", "to": "2026-01-01"}, []),
    ],
)
def test_only_what_is_filtered_is_said(asked, said, deals, client_of, manager):
    assert client_of(manager).get(reverse("insights:show"), asked).context["form"].chips == said


def test_a_period_the_wrong_way_round_is_told(deals, client_of, manager):
    response = client_of(manager).get(reverse("insights:show"), {"from": "2026-01-02", "to": "2026-01-01"})

    assert list(response.context["form"].errors) == ["to"]


def test_each_mark_opens_as_many_deals_as_it_counts(deals, client_of, manager):
    client = client_of(manager)
    tables = charts(client.get(reverse("insights:show"), {"year": "2025"}))

    counted = [
        (cell.value, chart.link(cell.mark))
        for chart in tables.values()
        for row in chart.table.rows
        for cell in row
        if cell.mark and isinstance(cell.value, int)
    ]
    opened = [(client.get(link).context["pages"].paginator.count, link) for _, link in counted]

    assert len(counted) > 5
    assert opened == counted


def test_the_csv_of_a_chart_holds_its_table(deals, client_of, manager):
    response = client_of(manager).get(reverse("insights:csv", args=["rivals"]))

    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[:3] for row in rows] == [["競合", "失注（件）", "決着（件）"], ["オルカデスク", "5", "5"]]


def test_a_chart_that_is_not_there_is_not_found(client_of, manager):
    assert client_of(manager).get(reverse("insights:csv", args=["none"])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_number_of_queries(number, client_of, workspace, manager, django_assert_num_queries):
    LostDealFactory.create_batch(number, workspace=workspace)
    client = client_of(manager)
    client.get(reverse("insights:show"))

    with django_assert_num_queries(11):
        client.get(reverse("insights:show"))


def test_an_empty_workspace_says_what_to_do(client_of, manager):
    content = client_of(manager).get(reverse("insights:show")).content.decode()

    assert reverse("imports:new") in content
