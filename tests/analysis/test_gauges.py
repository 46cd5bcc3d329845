"""The gauge compares a deal with its list world by world, and says only what the worlds bear out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.samples import TODAY, lost_deals, plain
from atoippo.analysis.gauges import Gauge, gauge_of
from atoippo.analysis.incidence import returned_by_month
from atoippo.analysis.lost_deals import cells_of
from atoippo.analysis.return_model import LostDeal, forecast_returns
from atoippo.analysis.simulate_returns import draw_world, true_hazards
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

WORLDS = 400
NOTHING_KNOWN = LostDeal(Reason.UNKNOWN, None, None, 3_000_000)
HOPEFUL = plain(
    reach=Reach.PROMISED, lost_on=date(2025, 10, 10), customer_date=date(2026, 10, 1), reason_from_customer=True
)
FADED = [
    plain(reason=reason, reach=reach, lost_on=date(year, 5, 1))
    for reason, reach, year in product(
        (Reason.RESPONSE_ATTITUDE, Reason.UNCLEAR_NEED, Reason.COMPETITOR),
        (Reach.HEARD, Reach.SHARED),
        (2020, 2022),
    )
]
FRESH = [
    plain(reason=reason, reach=reach, lost_on=date(2025, month, 1))
    for reason, reach, month in product(
        (Reason.TIMING, Reason.PRICE_BUDGET, Reason.INTERNAL_APPROVAL), (Reach.PROPOSED, Reach.COMPARED), (6, 12)
    )
]
FEW_HOPEFUL = [HOPEFUL, *FADED, *FADED]
FEW_FADED = [*FADED, *FRESH, *FRESH]


def gauges(deals, **changes):
    return forecast_returns(deals, today=TODAY, **changes).gauges()


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (1.01, 9.0, Gauge.HIGH),
        (0.1, 0.99, Gauge.LOW),
        (1.0, 9.0, Gauge.NORMAL),
        (0.1, 1.0, Gauge.NORMAL),
        (0.1, 9.0, Gauge.NORMAL),
        (0.9999, 0.9999, Gauge.NORMAL),
        (1.0001, 1.0001, Gauge.NORMAL),
    ],
)
def test_gauge_says_what_the_whole_interval_bears_out(low, high, word):
    (cell,) = cells_of([plain()], TODAY).cells

    assert gauge_of(cell, low, high) is word


@pytest.mark.parametrize(("low", "high"), [(2.0, 3.0), (0.1, 0.2), (0.5, 2.0)])
def test_gauge_does_not_compare_a_deal_of_which_nothing_is_known(low, high):
    (cell,) = cells_of([NOTHING_KNOWN], TODAY).cells

    assert gauge_of(cell, low, high) is Gauge.UNCLEAR


@pytest.mark.parametrize(
    "fact",
    [
        {"reason": Reason.OTHER},
        {"reach": Reach.PROPOSED},
        {"lost_on": date(2025, 10, 1)},
        {"customer_date": date(2026, 10, 1)},
    ],
)
def test_one_known_fact_is_enough_to_compare_by(fact):
    assert gauges([NOTHING_KNOWN, replace(NOTHING_KNOWN, **fact)], draws=50) == [Gauge.UNCLEAR, Gauge.NORMAL]


@pytest.mark.parametrize(
    ("word", "label"),
    [(Gauge.HIGH, "高め"), (Gauge.NORMAL, "ふつう"), (Gauge.LOW, "低め"), (Gauge.UNCLEAR, "まだ分からない")],
)
def test_gauge_has_a_word_for_people(word, label):
    assert str(word.label) == label


@pytest.mark.parametrize(
    ("deals", "marked", "word"), [(FEW_HOPEFUL, [0], Gauge.HIGH), (FEW_FADED, range(len(FADED)), Gauge.LOW)]
)
def test_gauge_marks_what_stands_out_and_nothing_else(deals, marked, word):
    words = gauges(deals)

    assert {i for i, said in enumerate(words) if said is not Gauge.NORMAL} <= set(marked)
    assert word in {words[i] for i in marked}


@pytest.mark.parametrize(("deals", "word", "side"), [(FEW_HOPEFUL, Gauge.HIGH, 1), (FEW_FADED, Gauge.LOW, -1)])
def test_marked_deals_lie_on_their_side_of_the_true_average_in_worlds_from_the_prior(deals, word, side):
    """At least 90 % is the target; pairs of one world go together, so 87 are two Monte-Carlo errors of 400 below it."""
    marked = [i for i, said in enumerate(gauges(deals)) if said is word]
    truths = np.array([true_chances(deals, seed) for seed in range(WORLDS)])

    right = side * truths[:, marked] > side * truths.mean(axis=1, keepdims=True)

    assert right.mean() >= 0.87


def true_chances(deals, seed):
    """P(365 days) of each deal in one world, in double precision from its hazards."""
    world = draw_world(seed)
    of_kind = {deal: true_hazards(deal, today=TODAY, world=world) for deal in set(deals)}
    hazards = np.array([of_kind[deal] for deal in deals])
    *_, within_a_year = returned_by_month(zip(hazards[:, 0].T, hazards[:, 1].T, strict=True))
    return within_a_year


def test_gauge_sees_through_the_level_that_all_deals_share():
    forecast = forecast_returns(FEW_HOPEFUL, today=TODAY)

    average = np.mean([one.chance_365 for one in forecast.chances])

    assert forecast.gauges()[0] is Gauge.HIGH
    assert forecast.chances[0].low_365 < average  # compared as if each were alone, it would not stand out


def test_gauge_depends_on_the_list_that_the_deal_stands_in():
    forecast = forecast_returns([*FEW_HOPEFUL, HOPEFUL], today=TODAY)

    assert forecast.gauges([0, *range(1, len(FEW_HOPEFUL))])[0] is Gauge.HIGH
    assert forecast.gauges([0, len(FEW_HOPEFUL)]) == [Gauge.NORMAL, Gauge.NORMAL]


def test_gauges_come_in_the_order_of_the_selection():
    forecast = forecast_returns(FEW_HOPEFUL, today=TODAY)

    backwards = forecast.gauges(range(len(FEW_HOPEFUL))[::-1])

    assert backwards[::-1] == forecast.gauges() == forecast.gauges(range(len(FEW_HOPEFUL)))


def test_gauges_of_nothing_are_nothing():
    assert gauges([]) == []
    assert forecast_returns([HOPEFUL], today=TODAY, draws=10).gauges([]) == []


@settings(max_examples=60)
@given(lost_deals, st.integers(1, 5), st.integers(1, 40))
def test_deals_alike_are_as_usual_to_each_other(deal, copies, draws):
    assert set(gauges([deal] * copies, draws=draws)) <= {Gauge.NORMAL, Gauge.UNCLEAR}


@settings(max_examples=60)
@given(st.lists(lost_deals, max_size=6), st.data())
def test_every_selected_deal_gets_a_word_and_not_all_stand_out_alike(deals, data):
    selection = data.draw(st.lists(st.integers(0, len(deals) - 1)) if deals else st.just([]))

    words = forecast_returns(deals, today=TODAY, draws=20).gauges(selection)

    assert len(words) == len(selection)
    assert not words or set(words) not in ({Gauge.HIGH}, {Gauge.LOW})
