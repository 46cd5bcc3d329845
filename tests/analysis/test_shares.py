"""Shares and their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import bdtr

from atoippo.analysis.shares import NotAShare, Share, is_clearly_more, share_of, shares_of
from atoippo.values.reason import Reason


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0.01, 0.999))
def test_share_keeps_its_estimate_within_its_interval(count, others, confidence):
    share = share_of(count, count + others + 1, confidence=confidence)

    assert 0.0 <= share.low <= share.estimate <= share.high <= 1.0


def test_share_of_nothing_counted_is_unknown():
    assert share_of(0, 0) == Share(0, 0, None, 0.0, 1.0)


@pytest.mark.parametrize(("count", "total"), [(3, 2), (-1, 2), (1, -1)])
def test_share_refuses_a_part_that_is_not_one(count, total):
    with pytest.raises(NotAShare):
        share_of(count, total)


def test_share_ends_at_nothing_and_at_everything():
    assert (share_of(0, 20).low, share_of(20, 20).high) == (0.0, 1.0)


def test_share_narrows_as_deals_are_counted():
    widths = [share.high - share.low for n in (10, 100, 1000) for share in [share_of(n // 2, n)]]

    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("total", [10, 40, 200])
def test_share_covers_the_process_behind_it_nine_times_in_ten_on_average(total):
    shares = [share_of(count, total) for count in range(total + 1)]
    truths = np.linspace(0.05, 0.95, 181)

    covered = [
        sum(
            bdtr(k, total, p) - (bdtr(k - 1, total, p) if k else 0.0)
            for k, s in enumerate(shares)
            if s.low <= p <= s.high
        )
        for p in truths
    ]

    assert 0.89 <= np.mean(covered) <= 0.92  # exact sums over the binomial, no Monte Carlo


def test_shares_of_kinds_keep_their_order_and_count_against_all():
    shares = shares_of({Reason.TIMING: 1, Reason.COMPETITOR: 3})

    assert list(shares) == [Reason.TIMING, Reason.COMPETITOR]
    assert [share.estimate for share in shares.values()] == [0.25, 0.75]


def test_shares_of_no_kinds_are_none():
    assert shares_of({}) == {}


@pytest.mark.parametrize(
    ("more", "less", "clear"),
    [(0, 0, False), (10, 10, False), (10, 6, False), (20, 10, True), (3, 0, True), (1, 0, False), (6, 10, False)],
)
def test_is_clearly_more_wants_nine_in_ten(more, less, clear):
    assert is_clearly_more(more, less) is clear


def test_is_clearly_more_refuses_what_cannot_be_counted():
    with pytest.raises(NotAShare):
        is_clearly_more(-1, 3)


def test_is_clearly_more_is_seldom_wrong_about_equal_reasons():
    random = np.random.default_rng(20260401)
    pairs = random.multinomial(60, [0.25, 0.25, 0.5], size=2_000)[:, :2]

    claimed = np.mean([is_clearly_more(int(max(pair)), int(min(pair))) for pair in pairs])

    assert claimed <= 0.25  # two-sided: either of two equal reasons may look the larger, 10 % each and discreteness
