"""Drawings are made once and filled anew for every chart."""

from __future__ import annotations

import pytest

from atoippo.reports.charts import reason_chart, rival_chart, segment_chart, step_chart, trend_chart
from atoippo.reports.drawings import GAP, filled
from atoippo.values.language import Language


@pytest.fixture
def charts_of(company_report):
    """Return what draws all charts of a company."""
    r = company_report

    def drawn(**how):
        return [
            reason_chart(r.reasons, Language.JA, **how),
            step_chart(r.steps, r.reasons, Language.JA, **how),
            rival_chart(r.rivals, Language.JA, **how),
            trend_chart(r.quarters, Language.JA, **how),
            *[segment_chart(segment, 0.5, Language.JA, **how) for segment in r.segments],
        ]

    return drawn


def test_filled_leaves_the_drawing_as_it_is():
    drawing = {"data": [{GAP: "rows"}], "sort": [f"{GAP}names"], "values": [0, 1], "layer": [{"mark": "bar"}]}

    assert filled(drawing, {"rows": [{"n": 1}], "names": []}) == {
        "data": [{"n": 1}], "sort": [], "values": [0, 1], "layer": [{"mark": "bar"}],
    }  # fmt: skip
    assert drawing["data"] == [{GAP: "rows"}]


def test_charts_leave_no_gap(charts_of):
    assert [GAP in str(chart) for chart in charts_of()] == [False] * 6


def test_charts_are_the_same_however_often_they_are_drawn(charts_of):
    assert charts_of() == charts_of()


def test_marks_lead_to_their_deals_where_there_is_a_way(charts_of):
    leading = charts_of(link=lambda mark: "/deals/?" + "&".join(f"{k}={v}" for k, v in sorted(mark.items())))

    assert ["/deals/?" in str(chart) and "'href': {" in str(chart) for chart in leading] == [True] * 6
    assert ["href" in str(chart) for chart in charts_of()] == [False] * 6
