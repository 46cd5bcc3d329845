"""What the figures are narrowed down to."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from atoippo.insights.filters import EVERYTHING, Filter, NoSuchSegment
from atoippo.values.periods import Period

APRIL_2026 = Period(date(2026, 4, 1), date(2026, 4, 30))
FRAME = pl.DataFrame(
    {
        "row": [1, 2, 3, 4],
        "outcome": ["lost", "won", "lost", "open"],
        "closed_on": [date(2026, 4, 1), date(2026, 3, 31), None, None],
        "team_id": [1, 1, 2, 2],
        "product": ["甲", "乙", "甲", None],
        "industry": ["製造業", None, "小売業", "製造業"],
        "size_band": [0, 1, 1, None],
    }
)


@pytest.mark.parametrize(
    ("only", "rows"),
    [
        (EVERYTHING, [1, 2, 3, 4]),
        (Filter(period=APRIL_2026), [1, 4]),
        (Filter(teams=frozenset({2})), [3, 4]),
        (Filter(products=frozenset({"甲", "丙"})), [1, 3]),
        (Filter(segment=("industry", "製造業")), [1, 4]),
        (Filter(segment=("size_band", "1")), [2, 3]),
        (Filter(segment=("size_band", "大")), []),
        (Filter(size_bands=frozenset({0})), [1]),
        (Filter(teams=frozenset({1}), size_bands=frozenset({1})), [2]),
    ],
)
def test_filter_keeps_what_it_names(only, rows):
    assert only.narrow(FRAME)["row"].to_list() == rows


def test_filter_knows_the_segments():
    with pytest.raises(NoSuchSegment):
        Filter(segment=("member", "山田"))
