from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import change_stage, say_what_stages_mean
from atoippo.debriefs.actions import close_as_lost
from atoippo.debriefs.queries import crm_line, debrief_of, proposed_reach
from atoippo.reasons.rules import KnownBy
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from debriefs.telling import SHORTEST, WHOLE
from workplace import NOON, DealFactory, LostDealFactory

PEOPLE = ConditionDetails(kind=ConditionKind.PEOPLE)


@pytest.fixture
def line(workspace, rep):
    def said(**told):
        deal = DealFactory(workspace=workspace, owner=rep)
        return str(crm_line(close_as_lost(deal=deal, details=replace(SHORTEST, **told), by=rep, at=NOON)))

    return said


def test_the_reach_is_proposed_as_the_stage_means(workspace, admin):
    said, noted, read, unknown = (
        DealFactory(workspace=workspace, stage=stage, reach=reach)
        for stage, reach in (("山場", 2), ("商談", 5), ("見積提出", None), ("未定", None))
    )
    say_what_stages_mean(workspace=workspace, meanings={"山場": Reach.COMPARED}, by=admin, at=NOON)

    proposed = [proposed_reach(deal) for deal in (said, noted, read, unknown)]

    assert proposed == [Reach.COMPARED, Reach.DECIDED, Reach.PROPOSED, None]


def test_the_reach_is_the_last_step_noted_where_the_stage_tells_none(workspace, rep):
    deal = DealFactory(workspace=workspace)
    for stage, reach in (("見積", Reach.PROPOSED), ("保留", None)):
        deal = change_stage(deal=deal, stage=stage, reach=reach, by=rep, at=NOON)

    assert proposed_reach(deal) is Reach.PROPOSED


def test_what_was_told_is_what_the_form_begins_with(workspace, rep):
    loss = close_as_lost(deal=DealFactory(workspace=workspace, owner=rep), details=WHOLE, by=rep, at=NOON)

    told = debrief_of(loss)

    assert told == replace(WHOLE, reactions=(), promise="", state="passed")


def test_a_loss_of_a_file_begins_with_what_is_known(workspace):
    told = debrief_of(LostDealFactory(workspace=workspace).losses.get())

    assert (told.main, told.quote, told.known_by, told.state) == (Reason.UNKNOWN, "", None, None)
    assert (told.reach, told.lost_on, told.ask_from) == (Reach.PROPOSED, date(2026, 3, 1), None)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {"conditions": WHOLE.conditions, "ask_from": date(2027, 4, 1)},
            "価格・予算／来期予算化／2027年4月に再連絡",
        ),
        ({"conditions": (PEOPLE,)}, "価格・予算／体制や担当が変わる"),
        ({"sub": "予算が取れない", "ask_from": date(2027, 4, 1)}, "価格・予算／予算が取れない／2027年4月に再連絡"),
        ({"ask_from": date(2027, 4, 1)}, "価格・予算／2027年4月に再連絡"),
        ({}, "価格・予算"),
        ({"main": Reason.UNKNOWN}, "まだ分からない"),
        ({"main": Reason.OTHER, "other_words": "担当の方の{退職}"}, "その他／担当の方の{退職}"),
        (
            {"conditions": (replace(PEOPLE, due_on=date(2026, 10, 1)),)},
            "価格・予算／体制や担当が変わる／2026年10月に再連絡",
        ),
        ({"conditions": (replace(PEOPLE, kind=ConditionKind.OTHER),)}, "価格・予算"),
    ],
)
def test_a_loss_goes_into_the_crm_as_one_line(told, expected, line):
    assert line(**told) == expected


def test_a_loss_that_nobody_told_about_is_not_known_yet(workspace):
    assert str(crm_line(LostDealFactory(workspace=workspace).losses.get())) == "まだ分からない"


def test_known_by_of_a_correction_is_what_was_said(workspace, rep):
    guessed = replace(WHOLE, known_by=KnownBy.GUESS)
    loss = close_as_lost(deal=DealFactory(workspace=workspace, owner=rep), details=guessed, by=rep, at=NOON)

    assert debrief_of(loss).known_by == KnownBy.GUESS
