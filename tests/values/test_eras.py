"""Eras and their years."""

from __future__ import annotations

from itertools import pairwise

from atoippo.values.eras import ERAS


def test_eras_follow_each_other_without_a_gap():
    gaps = [(later.first_day - earlier.last_day).days for later, earlier in pairwise(ERAS)]

    assert gaps == [1, 1, 0, 0]


def test_western_year_counts_from_the_first():
    assert [era.western_year(1) for era in ERAS] == [2019, 1989, 1926, 1912, 1868]
