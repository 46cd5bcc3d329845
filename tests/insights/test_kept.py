"""Results kept in memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from atoippo.insights.kept import Kept


def test_kept_makes_a_result_once():
    kept, made = Kept(2), []

    assert [kept.get("a", lambda: made.append(1) or "result") for _ in range(3)] == ["result"] * 3
    assert made == [1]


def test_kept_forgets_what_nobody_asked_for_longest():
    kept, made = Kept(2), []

    for key in ["a", "b", "a", "c", "a", "b"]:
        kept.get(key, lambda key=key: made.append(key))

    assert made == ["a", "b", "c", "b"]


def test_kept_makes_a_result_once_for_all_who_ask_at_the_same_time():
    kept, made, together = Kept(2), [], Barrier(4)

    def ask(_):
        together.wait()
        return kept.get("a", lambda: made.append(1) or "result")

    with ThreadPoolExecutor(4) as people:
        results = list(people.map(ask, range(4)))

    assert (results, made) == (["result"] * 4, [1])


def test_kept_tries_again_after_trouble():
    kept = Kept(2)

    with pytest.raises(ZeroDivisionError):
        kept.get("a", lambda: 1 / 0)

    assert kept.get("a", lambda: "result") == "result"
