from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from atoippo.debriefs.actions.receiving import (
    AnswerWasReplaced,
    NotYoursToPassOn,
    tell_rep,
    tell_what_waited,
)
from atoippo.feedback.actions import mark_read
from atoippo.feedback.models import Answer
from atoippo.feedback.queries import answers_to_read
from atoippo.feedback.rules.timing import TOKYO
from atoippo.reasons.models import Statement
from atoippo.teams.models import Role
from feedback.asked import answer, asked
from workplace import NOON, MemberFactory, TeamFactory

THURSDAY = NOON + timedelta(days=1)
TUESDAY_MORNING = datetime(2026, 4, 7, 11, 59, tzinfo=TOKYO)
TUESDAY_NOON = datetime(2026, 4, 7, 12, 0, tzinfo=TOKYO)


@pytest.fixture
def low(rep):
    return answer(asked(rep), at=THURSDAY, reasons=("response_attitude",), words="返信が遅かったです。")


def test_tell_rep_makes_the_statement_and_puts_the_answer_on_the_reps_today(low, rep, manager):
    mark_read(answer=low, by=manager, at=THURSDAY)

    told = tell_rep(answer=low, by=manager, at=TUESDAY_MORNING)

    assert (told.told_at, told.told_by) == (TUESDAY_MORNING, manager)
    assert Statement.objects.get().quote == "返信が遅かったです。"
    assert list(answers_to_read(rep)) == [told]


def test_tell_rep_twice_states_once(low, manager):
    tell_rep(answer=low, by=manager, at=TUESDAY_MORNING)

    again = tell_rep(answer=low, by=manager, at=TUESDAY_NOON)

    assert again.told_at == TUESDAY_MORNING
    assert Statement.objects.count() == 1


def test_tell_rep_is_for_managers_of_the_team(low, rep, workspace):
    elsewhere = MemberFactory(workspace=workspace, role=Role.MANAGER, teams=[TeamFactory(workspace=workspace)])

    for member in (rep, elsewhere):
        with pytest.raises(NotYoursToPassOn):
            tell_rep(answer=low, by=member, at=TUESDAY_MORNING)


def test_nobody_passes_a_masked_answer_on(rep, manager):
    masked = answer(asked(rep), reasons=("timing",), masked=True)

    with pytest.raises(NotYoursToPassOn):
        tell_rep(answer=masked, by=manager, at=TUESDAY_NOON)


def test_an_answer_that_was_replaced_is_not_passed_on(low, manager):
    answer(low.request, at=THURSDAY + timedelta(hours=1), reasons=("timing",))

    with pytest.raises(AnswerWasReplaced):
        tell_rep(answer=low, by=manager, at=TUESDAY_MORNING)


def test_the_clock_tells_after_three_business_days(low):
    assert [tell_what_waited(moment) for moment in (TUESDAY_MORNING, TUESDAY_NOON, TUESDAY_NOON)] == [
        False,
        True,
        False,
    ]
    assert Answer.objects.get().told_by is None
    assert Statement.objects.count() == 1


def test_the_clock_does_not_tell_what_the_customer_masked_since(low):
    answer(low.request, at=THURSDAY + timedelta(hours=1), reasons=("response_attitude",), masked=True)

    assert tell_what_waited(TUESDAY_NOON) is False
    assert Statement.objects.count() == 0
