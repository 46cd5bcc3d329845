"""返事のない商談 by the workspace's own rhythm."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
import pytest

from atoippo.insights.silence import NO_PACE, Pace, Rhythm, is_silent, rhythm_of, why_silent
from atoippo.values.language import Language, say
from workplace import TODAY

QUICK = Rhythm({3: Pace(100, 50, 40)}, Pace(200, 80, 90))
NOTHING = {"outcome": "open", "reach": 3, "expected_on": None, "moved_on": None, "asks_on": None, "put_off": None}
DATES = {"expected_on": pl.Date, "moved_on": pl.Date, "asks_on": pl.Date, "put_off": pl.String, "reach": pl.Int8}


def days_ago(days):
    """Return a day before today."""
    return TODAY - timedelta(days=days)


def found(*deals, rhythm=QUICK):
    """Return which deals are silent."""
    rows = [{**NOTHING, **deal} for deal in deals]
    return pl.DataFrame(rows, schema_overrides=DATES).select(is_silent(rhythm, TODAY)).to_series().to_list()


def closed(took, reach, outcome="lost"):
    """Return a deal that ended after so many days."""
    return {
        "outcome": outcome,
        "reach": reach,
        "opened_on": date(2024, 1, 1),
        "closed_on": date(2024, 1, 1) + timedelta(days=took),
    }


def test_a_deal_is_quiet_when_nine_in_ten_that_got_as_far_were_decided_sooner():
    assert found({"moved_on": days_ago(100)}, {"moved_on": days_ago(101)}) == [False, True]


def test_a_step_without_a_pace_of_its_own_goes_by_all_deals():
    assert found({"reach": 6, "moved_on": days_ago(101)}, {"reach": None, "moved_on": days_ago(201)}) == [False, True]


def test_words_that_put_off_an_answer_are_enough_after_the_time_in_which_half_are_decided():
    asked = {"put_off": "検討します"}

    assert found({**asked, "moved_on": days_ago(50)}, {**asked, "moved_on": days_ago(51)}) == [False, True]


def test_an_expected_day_counts_two_weeks_after_it_passed_unless_the_deal_moved_since():
    late = {"expected_on": days_ago(15)}

    assert found(late, {"expected_on": days_ago(14)}, {**late, "moved_on": days_ago(3)}) == [True, False, False]


def test_a_deal_that_is_to_be_asked_later_is_left_in_peace():
    quiet = {"moved_on": days_ago(300)}

    assert found({**quiet, "asks_on": TODAY}, {**quiet, "asks_on": days_ago(1)}) == [False, True]


def test_closed_deals_and_deals_without_any_day_are_never_silent():
    assert found({"outcome": "lost", "moved_on": days_ago(900)}, {}) == [False, False]


def test_the_rhythm_of_a_step_is_that_of_all_deals_that_came_as_far():
    deals = pl.DataFrame([closed(30 + 10 * place, 2 + place % 3) for place in range(30)])

    rhythm = rhythm_of(deals)

    assert rhythm.overall == Pace(300, 180, 30)
    assert (rhythm.at(4).deals, rhythm.at(3).deals, rhythm.at(5)) == (10, 20, rhythm.overall)


def test_too_few_closed_deals_give_no_pace():
    deals = pl.DataFrame([closed(30, 3)] * 9 + [{**closed(30, 3), "opened_on": None}])

    assert rhythm_of(deals) == Rhythm({}, NO_PACE)


@pytest.mark.parametrize(
    ("deal", "rhythm", "said"),
    [
        (
            {"moved_on": days_ago(142)},
            QUICK,
            [
                "142日動きがありません。「提案・見積」まで進んだ商談は、10件中9件が100日以内に決まっています（40件から）。"
            ],
        ),
        (
            {"moved_on": days_ago(400), "reach": None},
            QUICK,
            ["400日動きがありません。10件中9件は200日以内に決まっています（終わった商談90件から）。"],
        ),
        (
            {"moved_on": days_ago(400)},
            Rhythm({}, NO_PACE),
            ["400日動きがありません（終わった商談がまだ少ないため、1年を目安にしています）。"],
        ),
        ({"expected_on": days_ago(20)}, QUICK, ["決まる予定だった日から20日たっています。"]),
        (
            {"put_off": "連絡待ち", "moved_on": days_ago(60)},
            QUICK,
            ["「連絡待ち」とのことから、60日動きがありません。"],
        ),
    ],
)
def test_the_reason_is_told_in_words(deal, rhythm, said):
    assert [say(why, Language.JA) for why in why_silent({**NOTHING, **deal}, rhythm, TODAY)] == said
