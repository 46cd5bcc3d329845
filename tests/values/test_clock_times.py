"""Times behind dates."""

from __future__ import annotations

import pytest

from atoippo.values.clock_times import days_later_in_japan


@pytest.mark.parametrize(
    ("after", "days"),
    [
        ("", 0),
        ("(火)", 0),
        ("T10:20", 0),
        (" 25:30", 0),
        ("T14:59:59Z", 0),
        ("T15:00:00Z", 1),
        (" 3:00 PM UTC", 1),
        (" 12:00 PM GMT", 0),
        ("T08:00+18:00", -1),
        ("T23:00-12:00", 1),
        (" 23:00 GMT+0900", 0),
        ("T150000Z", 1),
        (" 30:00", None),
        (" 10:60", None),
        (" 10:20 ほか", None),
        ("〜", None),
    ],
)
def test_days_later_in_japan_moves_only_zoned_times(after, days):
    assert days_later_in_japan(after) == days
