"""The gauge says only what the interval bears out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.samples import PLAIN, TODAY
from atoippo.analysis.return_model import forecast_returns
from atoippo.analysis.revival import Gauge, gauge

CHANCE = forecast_returns([PLAIN], today=TODAY, draws=10).chances[0]


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (0.11, 0.30, Gauge.HIGH),
        (0.11, 0.90, Gauge.HIGH),
        (0.01, 0.09, Gauge.LOW),
        (0.10, 0.30, Gauge.NORMAL),
        (0.05, 0.10, Gauge.NORMAL),
        (0.05, 0.44, Gauge.NORMAL),
        (0.05, 0.46, Gauge.UNCLEAR),
    ],
)
def test_gauge_compares_the_interval_with_the_average_of_the_list(low, high, word):
    assert gauge(replace(CHANCE, low_365=low, high_365=high), average=0.10) is word


@pytest.mark.parametrize(
    ("word", "label"),
    [(Gauge.HIGH, "高め"), (Gauge.NORMAL, "ふつう"), (Gauge.LOW, "低め"), (Gauge.UNCLEAR, "まだ分からない")],
)
def test_gauge_has_a_word_for_people(word, label):
    assert str(word.label) == label
