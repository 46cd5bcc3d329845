"""The marks of charts and what stands behind them."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from atoippo.insights.marks import Mark
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

FRAME = pl.DataFrame(
    {
        "row": [1, 2, 3, 4],
        "outcome": ["lost", "lost", "won", "open"],
        "told": ["unknown", "timing", None, None],
        "recoded": ["timing", "timing", None, None],
        "closed_on": [date(2026, 4, 1), date(2026, 3, 31), date(2026, 4, 2), None],
        "reach": [3, 4, 6, 3],
        "competitor": ["甲", None, "甲", "甲"],
        "size_band": [0, 1, 1, 1],
    }
)
MARKS = [
    (Mark(), {}, [1, 2, 3]),
    (Mark(reason=Reason.TIMING), {"reason": "timing"}, [1, 2]),
    (Mark(told=Reason.TIMING), {"told": "timing"}, [2]),
    (Mark(quarter=(2026, 1)), {"quarter": "2026-1"}, [1, 3]),
    (Mark(quarter=(2025, 4), reason=Reason.TIMING), {"quarter": "2025-4", "reason": "timing"}, [2]),
    (Mark(reach=Reach.PROPOSED), {"reach": "3"}, [1]),
    (Mark(rival="甲"), {"rival": "甲"}, [1, 3]),
    (Mark(rival="甲", is_lost=True), {"rival": "甲", "lost": "1"}, [1]),
    (Mark(segment=("size_band", "1")), {"level": "size_band:1"}, [2, 3]),
]


@pytest.mark.parametrize(("mark", "parameters", "rows"), MARKS)
def test_mark_names_the_deals_behind_it(mark, parameters, rows):
    assert mark.behind(FRAME, first_month=4)["row"].to_list() == rows


@pytest.mark.parametrize(("mark", "parameters", "rows"), MARKS)
def test_mark_is_read_back_from_an_address(mark, parameters, rows):
    assert (mark.parameters, Mark.of(parameters)) == (parameters, mark)


@pytest.mark.parametrize(
    "parameters",
    [
        {"reason": "価格", "told": ""},
        {"quarter": "2026"},
        {"quarter": "2026-5"},
        {"quarter": "26-1"},
        {"quarter": "２０２６-x"},
        {"quarter": "0000-1"},
        {"reach": "7", "lost": "yes", "rival": ""},
        {"level": "member:山田"},
        {"level": "industry:"},
    ],
)
def test_mark_leaves_out_what_cannot_be_read(parameters):
    assert Mark.of(parameters) == Mark()


def test_mark_counts_quarters_from_the_first_month_of_the_fiscal_year():
    assert Mark(quarter=(2026, 1)).behind(FRAME, first_month=1)["row"].to_list() == [2]
