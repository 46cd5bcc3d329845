from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.deals.rules import (
    BRAND_NEW,
    Episode,
    EpisodeCannotFollow,
    EpisodeKind,
    OfAnotherWorkspace,
    Standing,
    is_of_the_past,
    next_episodes,
    require_one_workspace,
    standing_after,
    standing_of,
    tells_another_day,
    told_episodes,
)
from atoippo.values.outcome import Outcome

LOSS, RETURN, WIN = EpisodeKind
JUNE = date(2025, 6, 1)
FEBRUARY = date(2026, 2, 1)
LOST = Standing(Outcome.LOST, JUNE, 1)
WON = Standing(Outcome.WON, JUNE, 1)
REOPENED = Standing(Outcome.OPEN, None, 2)


def test_standing_of_no_episodes_is_a_brand_new_deal():
    assert standing_of([]) == BRAND_NEW == Standing(Outcome.OPEN, None, 0)


def test_standing_follows_the_turns_of_one_day_in_whatever_order_they_come():
    episodes = [Episode(WIN, 3, JUNE), Episode(LOSS, 1, JUNE), Episode(RETURN, 2, JUNE)]

    assert standing_of(episodes) == Standing(Outcome.WON, JUNE, 3)


def test_standing_of_a_return_is_open_without_closing_day():
    assert standing_of([Episode(LOSS, 1, JUNE), Episode(RETURN, 2, FEBRUARY)]) == REOPENED


def test_standing_of_a_loss_of_unknown_day_has_no_closing_day():
    assert standing_of([Episode(LOSS, 1, None)]) == Standing(Outcome.LOST, None, 1)


@pytest.mark.parametrize(
    "kinds", [[RETURN], [LOSS, LOSS], [WIN, WIN], [LOSS, WIN], [WIN, LOSS], [LOSS, RETURN, RETURN]]
)
def test_standing_refuses_episodes_that_cannot_follow_each_other(kinds):
    episodes = [Episode(kind, turn, JUNE) for turn, kind in enumerate(kinds, 1)]

    with pytest.raises(EpisodeCannotFollow):
        standing_of(episodes)


@pytest.mark.parametrize("turns", [(2,), (1, 3), (1, 1), (0, 1)])
def test_standing_refuses_turns_with_a_gap_or_twice(turns):
    with pytest.raises(EpisodeCannotFollow):
        standing_of([Episode(kind, turn, JUNE) for turn, kind in zip(turns, [LOSS, RETURN], strict=False)])


@pytest.mark.parametrize(
    ("standing", "told", "added"),
    [
        (BRAND_NEW, Outcome.OPEN, ()),
        (BRAND_NEW, Outcome.LOST, (LOSS,)),
        (BRAND_NEW, Outcome.WON, (WIN,)),
        (REOPENED, Outcome.OPEN, ()),
        (REOPENED, Outcome.LOST, (LOSS,)),
        (REOPENED, Outcome.WON, (WIN,)),
        (LOST, Outcome.LOST, ()),
        (LOST, Outcome.OPEN, (RETURN,)),
        (LOST, Outcome.WON, (RETURN, WIN)),
        (WON, Outcome.WON, ()),
        (WON, Outcome.OPEN, (RETURN,)),
        (WON, Outcome.LOST, (RETURN, LOSS)),
    ],
)
def test_next_episodes_are_what_the_file_tells_and_the_deal_lacks(standing, told, added):
    assert next_episodes(standing, told) == added


def test_told_episodes_go_on_counting_turns_and_know_no_day_of_a_return():
    assert told_episodes(LOST, Outcome.WON, FEBRUARY) == (Episode(RETURN, 2, None), Episode(WIN, 3, FEBRUARY))


@given(
    tells=st.lists(
        st.tuples(st.sampled_from(Outcome), st.none() | st.dates(date(2025, 1, 1), date(2025, 1, 3))), max_size=12
    )
)
def test_a_deal_stands_as_the_last_file_told_whatever_was_told_before(tells):
    standing, episodes = BRAND_NEW, []
    for told, closed_on in tells:
        added = told_episodes(standing, told, closed_on)
        standing = standing_after(standing, added)
        episodes += added

        assert standing.outcome is told
        assert told_episodes(standing, told, closed_on) == ()
        assert standing_of(episodes) == standing


@pytest.mark.parametrize(
    ("standing", "told", "closed_on", "is_correction"),
    [
        (LOST, Outcome.LOST, FEBRUARY, True),
        (WON, Outcome.WON, FEBRUARY, True),
        (Standing(Outcome.LOST, None, 1), Outcome.LOST, JUNE, True),
        (LOST, Outcome.LOST, JUNE, False),
        (LOST, Outcome.LOST, None, False),
        (LOST, Outcome.WON, FEBRUARY, False),
        (LOST, Outcome.OPEN, FEBRUARY, False),
        (REOPENED, Outcome.OPEN, FEBRUARY, False),
        (REOPENED, Outcome.LOST, FEBRUARY, False),
    ],
)
def test_another_day_of_the_same_loss_or_win_is_a_correction(standing, told, closed_on, is_correction):
    assert tells_another_day(standing, told, closed_on) == is_correction


def test_standing_gives_the_fields_of_a_deal():
    assert LOST.as_fields() == {"outcome": "lost", "closed_on": JUNE, "turns": 1}


def test_one_workspace_takes_own_rows_and_nobody():
    require_one_workspace(7, SimpleNamespace(workspace_id=7), None)


def test_one_workspace_refuses_a_row_of_another():
    with pytest.raises(OfAnotherWorkspace):
        require_one_workspace(7, SimpleNamespace(workspace_id=7), SimpleNamespace(workspace_id=8))


@pytest.mark.parametrize(
    ("episodes", "told", "closed_on", "expected"),
    [
        ([(LOSS, JUNE)], Outcome.LOST, FEBRUARY, False),  # another day of the one loss: a correction
        ([(LOSS, FEBRUARY)], Outcome.LOST, JUNE, False),
        ([(LOSS, JUNE), (RETURN, None)], Outcome.LOST, JUNE, True),  # told again after it came back
        ([(LOSS, JUNE), (RETURN, None)], Outcome.LOST, FEBRUARY, False),
        ([(LOSS, JUNE), (RETURN, None), (LOSS, FEBRUARY)], Outcome.LOST, JUNE, True),
        ([(LOSS, JUNE), (RETURN, None), (LOSS, FEBRUARY)], Outcome.LOST, FEBRUARY, False),
        ([(WIN, FEBRUARY)], Outcome.LOST, JUNE, True),
        ([(WIN, FEBRUARY)], Outcome.LOST, FEBRUARY, False),
        ([(LOSS, JUNE), (RETURN, FEBRUARY)], Outcome.WON, date(2025, 12, 1), True),
        ([(LOSS, None)], Outcome.WON, JUNE, False),
        ([(WIN, FEBRUARY)], Outcome.LOST, None, False),
        ([(LOSS, FEBRUARY)], Outcome.OPEN, JUNE, False),
        ([], Outcome.LOST, JUNE, False),
    ],
)
def test_a_day_before_what_has_happened_since_is_of_the_past(episodes, told, closed_on, expected):
    happened = [Episode(kind, turn, day) for turn, (kind, day) in enumerate(episodes, start=1)]

    assert is_of_the_past(happened, told, closed_on) is expected
