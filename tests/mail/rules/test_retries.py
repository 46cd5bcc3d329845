"""When a mail is tried again, and what a server's refusal says."""

from __future__ import annotations

import pytest

from atoippo.mail.rules import gives_up, is_address_gone, may_hold_an_offer, next_try_after


def test_each_wait_is_longer_and_then_it_is_enough():
    waits = [next_try_after(tries).total_seconds() / 60 for tries in range(1, 7)]

    assert waits == [1, 5, 30, 120, 360, 360]
    assert [gives_up(tries) for tries in (1, 5, 6)] == [False, False, True]


@pytest.mark.parametrize(
    ("answer", "gone"),
    [
        ("550 5.1.1 no such user", True),
        ("550 5.1.2 no such host", True),
        ("551 5.1.6 moved", True),
        ("556 5.1.10 takes no mail", True),
        ("550 5.7.1 not from you", False),
        ("550 no such user", False),
        ("550 5.1.11 15.1.1", False),
        ("552 5.2.2 full", False),
    ],
)
def test_only_an_address_that_is_gone_says_so(answer, gone):
    assert is_address_gone(answer) is gone


def test_none_of_our_kinds_may_hold_an_offer():
    assert [may_hold_an_offer(kind) for kind in ("thanks", "survey", "nudge", "reply", "event")] == [False] * 4 + [True]
