"""Agreement of 営業 and お客様: counts, the sample from which a tendency may be read, and κ held against known truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.analysis.agreement import (
    FAIR_PAIRS,
    FAIR_WIDTH,
    NAMED,
    Agreement,
    Kappa,
    Likeness,
    Said,
    agreement_of,
    likeness_of,
    reasons_apart,
)
from atoippo.analysis.simulate_voices import world_of
from atoippo.values.reason import Reason

PRICE, RIVAL, TIMING, OTHER, UNKNOWN = (
    Reason.PRICE_BUDGET,
    Reason.COMPETITOR,
    Reason.TIMING,
    Reason.OTHER,
    Reason.UNKNOWN,
)
RECORDED = np.array([0.30, 0.15, 0.20, 0.10, 0.10, 0.05, 0.10])  # in the order of NAMED
ONE_SIDED = np.array([0.75, 0.05, 0.05, 0.05, 0.05, 0.03, 0.02])
PILED = np.array([0.25, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75])  # 価格・予算 hides something else three times in four
WORLDS = {
    "by chance": world_of(RECORDED, np.zeros(7)),
    "60 % right": world_of(RECORDED, np.full(7, 0.6)),
    "90 % right": world_of(RECORDED, np.full(7, 0.9)),
    "errors piled on one": world_of(RECORDED, PILED),
    "one reason rules": world_of(ONE_SIDED, np.full(7, 0.5)),
    "60 % right, two reasons": world_of(RECORDED, np.full(7, 0.6), names_two=0.3),
    "one reason rules, two reasons": world_of(ONE_SIDED, np.full(7, 0.5), names_two=0.3),
}
sides = st.builds(
    Said,
    main=st.frozensets(st.sampled_from(NAMED), min_size=1, max_size=2),
    further=st.frozensets(st.sampled_from(NAMED), max_size=1),
)


def said(*main, further=()):
    return Said(frozenset(main), frozenset(further))


@pytest.mark.parametrize(
    ("rep", "customer", "likeness"),
    [
        (said(PRICE), said(PRICE), Likeness.SAME),
        (said(PRICE, further=[TIMING]), said(PRICE, further=[RIVAL]), Likeness.SAME),
        (said(PRICE, further=[TIMING]), said(PRICE, TIMING), Likeness.SAME),
        (said(PRICE), said(PRICE, TIMING), Likeness.PARTLY),
        (said(PRICE, further=[TIMING]), said(TIMING, further=[PRICE]), Likeness.PARTLY),
        (said(PRICE), said(TIMING), Likeness.DIFFERENT),
        (said(PRICE, further=[OTHER]), said(TIMING, further=[OTHER]), Likeness.DIFFERENT),
        (said(PRICE), said(OTHER), Likeness.DIFFERENT),
        (said(OTHER), said(OTHER), None),
        (said(), said(PRICE), None),
    ],
)
def test_likeness_is_told_from_main_and_further_reasons(rep, customer, likeness):
    assert (likeness_of(rep, customer), likeness_of(customer, rep)) == (likeness, likeness)


def test_reasons_are_set_apart_by_weight_and_unknown_names_none():
    assert reasons_apart([(PRICE, 1.0), (TIMING, 0.5)]) == said(PRICE, further=[TIMING])
    assert reasons_apart([(PRICE, 1.0), (TIMING, 1.0)]) == said(PRICE, TIMING)
    assert reasons_apart([(UNKNOWN, 1.0)]) == said()


def test_counts_are_plain_and_leave_out_what_cannot_be_compared():
    pairs = {
        (said(PRICE), said(PRICE)): 8,
        (said(PRICE), said(PRICE, TIMING)): 5,
        (said(PRICE), said(TIMING)): 4,
        (said(OTHER), said(OTHER)): 2,
        (said(), said(TIMING)): 3,
    }

    found = agreement_of(pairs)

    assert (found.pairs, found.same, found.partly, found.different, found.both_other) == (17, 8, 5, 4, 2)


def test_nothing_compared_has_no_kappa():
    assert agreement_of({}) == Agreement(0, 0, 0)
    assert agreement_of({(said(OTHER), said(OTHER)): 1}) == Agreement(0, 0, 0, both_other=1)


def test_kappa_is_cohens():
    pairs = {(said(PRICE), said(PRICE)): 20, (said(PRICE), said(RIVAL)): 5}
    pairs |= {(said(RIVAL), said(PRICE)): 10, (said(RIVAL), said(RIVAL)): 15}

    assert agreement_of(pairs).kappa.estimate == pytest.approx(0.4)  # (0.7 - 0.5) / (1 - 0.5)


def test_kappa_means_nothing_where_both_only_ever_name_one_reason():
    found = agreement_of({(said(PRICE), said(PRICE)): 30})

    assert (found.same, found.kappa, found.is_fair) == (30, None, True)


def test_kappa_keeps_an_interval_where_all_pairs_agree():
    kappa = agreement_of({(said(reason), said(reason)): 4 for reason in NAMED[:3]}).kappa

    assert kappa.high == kappa.estimate == pytest.approx(1.0)
    assert 0.5 < kappa.low < 0.95


@pytest.mark.parametrize(
    ("pairs", "width", "needed"),
    [(0, None, 20), (12, 0.5, 8), (20, 0.5, 0), (20, 0.6, 0), (20, 0.9, 25), (19, 0.3, 1)],
)
def test_what_is_still_needed_is_counted_by_pairs_and_by_width(pairs, width, needed):
    found = Agreement(pairs, 0, 0, kappa=None if width is None else Kappa(0.5, 0.0, width))

    assert (found.still_needed, found.is_fair) == (needed, needed == 0)


@given(st.dictionaries(st.tuples(sides, sides), st.integers(1, 30), max_size=12))
def test_any_pairs_are_counted_once_and_kappa_stays_in_its_interval(pairs):
    found = agreement_of(pairs)

    left_out = sum(n for pair, n in pairs.items() if likeness_of(*pair) is None)
    assert found.pairs + left_out == sum(pairs.values())
    assert found.kappa is None or found.kappa.low <= found.kappa.estimate <= found.kappa.high <= 1 + 1e-9


@pytest.mark.parametrize("losses", [10, FAIR_PAIRS, 60])
@pytest.mark.parametrize("name", WORLDS)
def test_the_interval_holds_the_truth_in_nine_of_ten_worlds(name, losses):
    """At least 88 % of 400 worlds; the bound stands two standard errors (1.6 points each) below."""
    world, generator = WORLDS[name], np.random.default_rng(20_261_123)

    drawn = [agreement_of(world.draw(losses, generator)).kappa for _ in range(400)]

    held = [kappa.low <= world.kappa <= kappa.high for kappa in drawn if kappa]
    assert np.mean(held) >= 0.88 - 2 * 0.016


def test_from_the_fair_sample_on_most_intervals_are_as_narrow_as_asked():
    world, generator = WORLDS["60 % right"], np.random.default_rng(7)

    widths = [agreement_of(world.draw(FAIR_PAIRS, generator)).kappa.width for _ in range(200)]

    assert np.mean(np.array(widths) <= FAIR_WIDTH) >= 0.95
