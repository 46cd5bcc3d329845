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
from atoippo.analysis import return_draws
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
ALL_SORTS = [
    plain(reason=reason, reach=reach, lost_on=day)
    for reason, reach, day in product(
        (Reason.TIMING, Reason.COMPETITOR, Reason.PRICE_BUDGET, Reason.RESPONSE_ATTITUDE),
        (Reach.HEARD, Reach.PROPOSED, Reach.PROMISED),
        (date(2023, 1, 10), date(2024, 6, 10), date(2026, 2, 10)),
    )
]


def gauges(deals, **changes):
    return forecast_returns(deals, today=TODAY, **changes).gauges()


@pytest.mark.parametrize(
    ("above", "below", "word"),
    [
        (1.0, 0.0, Gauge.HIGH),
        (0.9, 0.1, Gauge.HIGH),
        (0.89, 0.11, Gauge.NORMAL),
        (0.5, 0.5, Gauge.NORMAL),
        (0.0, 0.0, Gauge.NORMAL),
        (0.11, 0.89, Gauge.NORMAL),
        (0.1, 0.9, Gauge.LOW),
        (0.0, 1.0, Gauge.LOW),
    ],
)
def test_gauge_says_what_nine_of_ten_worlds_say(above, below, word):
    (cell,) = cells_of([plain()], TODAY).cells

    assert gauge_of(cell, above, below) is word


@pytest.mark.parametrize(("above", "below"), [(1.0, 0.0), (0.0, 1.0), (0.5, 0.5)])
def test_gauge_does_not_compare_a_deal_of_which_nothing_is_known(above, below):
    (cell,) = cells_of([NOTHING_KNOWN], TODAY).cells

    assert gauge_of(cell, above, below) is Gauge.UNCLEAR


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


@pytest.mark.parametrize(
    ("deals", "word", "side"),
    [
        (FEW_HOPEFUL, Gauge.HIGH, 1),
        (FEW_FADED, Gauge.LOW, -1),
        (ALL_SORTS, Gauge.HIGH, 1),
        (ALL_SORTS, Gauge.LOW, -1),
    ],
)
def test_marked_deals_lie_on_their_side_of_the_true_middle_in_worlds_from_the_prior(deals, word, side):
    """At least 90 % of the marked pairs, less two Monte-Carlo errors; pairs of one world go together."""
    marked = [i for i, said in enumerate(gauges(deals)) if said is word]
    truths = np.array([true_chances(deals, seed) for seed in range(WORLDS)])

    right = (side * truths[:, marked] > side * np.median(truths, axis=1, keepdims=True)).mean(axis=1)

    assert right.mean() >= 0.9 - 2 * right.std() / np.sqrt(WORLDS)


def true_chances(deals, seed):
    """P(365 days) of each deal in one world, in double precision from its hazards."""
    world = draw_world(seed)
    of_kind = {deal: true_hazards(deal, today=TODAY, world=world) for deal in set(deals)}
    hazards = np.array([of_kind[deal] for deal in deals])
    *_, within_a_year = returned_by_month(zip(hazards[:, 0].T, hazards[:, 1].T, strict=True))
    return within_a_year


def test_gauge_sees_through_the_level_that_all_deals_share():
    forecast = forecast_returns(FEW_HOPEFUL, today=TODAY)

    middle = np.median([one.chance_365 for one in forecast.chances])

    assert forecast.gauges()[0] is Gauge.HIGH
    assert forecast.chances[0].low_365 < middle  # compared as if each were alone, it would not stand out


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
def test_every_selected_deal_gets_a_word_and_no_more_than_the_half_stand_out_on_a_side(deals, data):
    selection = data.draw(st.lists(st.integers(0, len(deals) - 1)) if deals else st.just([]))

    words = forecast_returns(deals, today=TODAY, draws=20).gauges(selection)

    assert len(words) == len(selection)
    assert max(words.count(Gauge.HIGH), words.count(Gauge.LOW)) * 0.9 <= len(selection) / 2  # 9 in 10 worlds each


def test_gauges_do_not_depend_on_how_many_worlds_are_taken_at_once(monkeypatch):
    forecast = forecast_returns(FEW_FADED, today=TODAY, draws=50)
    together = forecast.draws.sides_of_the_middle()

    monkeypatch.setattr(return_draws, "VALUES_TO_ORDER", 7 * len(forecast.draws.cells.cells))

    np.testing.assert_array_equal(forecast.draws.sides_of_the_middle(), together)
