"""どこまで."""

from __future__ import annotations

from atoippo.values.reach import REACH_LABELS, Reach


def test_missing_step_is_the_next_one():
    assert [reach.missing_step for reach in Reach] == [*list(Reach)[1:], None]


def test_each_step_has_a_word_of_its_own():
    assert len({str(reach.label) for reach in Reach}) == len(REACH_LABELS) == len(Reach)


def test_how_far_a_deal_got_is_said_as_people_say_it():
    assert [str(reach.up_to) for reach in (Reach.HEARD, Reach.PROPOSED)] == ["お話を聞けたところまで", "提案・見積まで"]
