from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import record_return
from atoippo.deals.models import Loss
from atoippo.debriefs.actions import DiggingAnswer, answer_digging_question, close_as_lost
from atoippo.debriefs.queries import best_question, unfinished_losses, unheard_of
from atoippo.lessons.actions import make_promise
from atoippo.reasons.actions import reword_question
from atoippo.reasons.rules import DEFAULT_QUESTIONS
from atoippo.values.reason import Reason
from debriefs.telling import SHORTEST
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory

GAP, BUDGET = DEFAULT_QUESTIONS[Reason.PRICE_BUDGET]
ASK = "差し支えなければ、今回お見送りになった理由を、率直に教えていただけますか。"
DAY = date(2027, 4, 1)


@pytest.fixture
def lose(workspace, rep):
    def lost(main=Reason.PRICE_BUDGET, by=rep, at=NOON, **told):
        deal = DealFactory(workspace=workspace, owner=by)
        return close_as_lost(deal=deal, details=replace(SHORTEST, main=main, **told), by=by, at=at)

    return lost


@pytest.fixture
def answer(rep):
    def answered(loss, question=GAP, **more):
        return answer_digging_question(
            loss=loss, question=question, answer=DiggingAnswer(**more), by=rep, at=NOON + timedelta(minutes=1)
        )

    return answered


def condition(kind, due_on=None):
    return ConditionDetails(kind=kind, due_on=due_on)


def asked(loss):
    best = best_question(loss)
    return best and str(best.words)


def test_who_does_not_know_the_reason_is_asked_for_it(lose):
    best = best_question(lose(Reason.UNKNOWN))

    assert (str(best.words), best.question, best.asks_for_the_reason) == (ASK, None, True)


def test_a_loss_about_which_nobody_said_anything_asks_for_the_reason(workspace):
    assert asked(LostDealFactory(workspace=workspace).losses.get()) == ASK


@pytest.mark.parametrize("reason", list(DEFAULT_QUESTIONS))
def test_the_first_question_of_the_reason_comes_first(reason, lose):
    best = best_question(lose(reason))

    assert (best.question, best.asks_for_the_reason) == (DEFAULT_QUESTIONS[reason][0], False)


def test_an_answered_question_gives_way_to_the_other_and_both_to_none(lose, answer):
    loss = lose()

    answer(loss, words="1割以内")
    assert asked(loss) == BUDGET.words
    answer(loss, BUDGET, unheard=True)

    assert asked(loss) is None


@pytest.mark.parametrize(
    ("reason", "told", "best"),
    [
        (Reason.COMPETITOR, {"rival": "株式会社あおば"}, 2),
        (Reason.COMPETITOR, {"rival": "株式会社あおば", "conditions": (condition(ConditionKind.CONTRACT, DAY),)}, None),
        (Reason.TIMING, {"conditions": (condition(ConditionKind.PEOPLE),)}, 1),
        (Reason.PRICE_BUDGET, {"conditions": (condition(ConditionKind.BUDGET),), "ask_from": DAY}, 1),
    ],
)
def test_what_the_form_told_is_not_asked_again(reason, told, best, lose, answer):
    loss = lose(reason, **told)

    found = best_question(loss)

    assert (found.question.place if found else None) == best


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [
        ({"conditions": (condition(ConditionKind.BUDGET),), "ask_from": DAY}, False),
        ({"conditions": (condition(ConditionKind.BUDGET, DAY),)}, False),
        ({"conditions": (condition(ConditionKind.BUDGET),)}, True),
        ({"ask_from": DAY}, True),  # when we may come again is not yet when the budget is decided
    ],
)
def test_a_day_that_the_form_told_answers_when_the_budget_is_decided(told, is_asked, lose, answer):
    loss = lose(**told)
    answer(loss, words="1割以内")

    assert (asked(loss) == BUDGET.words) is is_asked


def test_what_would_make_it_yes_answers_what_has_to_happen(lose, answer):
    loss = lose(Reason.TIMING, conditions=(condition(ConditionKind.PEOPLE),))
    answer(loss, DEFAULT_QUESTIONS[Reason.TIMING][0], words="繁忙期")

    assert asked(loss) is None


def test_a_promise_answers_what_is_asked_for_the_rep_alone(lose, answer, rep):
    loss = lose(Reason.RESPONSE_ATTITUDE)
    answer(loss, DEFAULT_QUESTIONS[Reason.RESPONSE_ATTITUDE][0], words="見積りの返事")

    make_promise(loss=loss, words="次は当日中に返す", by=rep, at=NOON)

    assert asked(loss) is None


def test_other_asks_nothing_unless_a_second_reason_stands_beside_it(lose):
    assert asked(lose(Reason.OTHER, other_words="担当の方の退職")) is None
    assert asked(lose(Reason.OTHER, other_words="担当の方の退職", second=Reason.PRICE_BUDGET)) == GAP.words


def test_questions_are_asked_in_the_workspaces_words(lose, admin):
    reword_question(question=replace(GAP, words="何割ほど高かったですか"), by=admin, at=NOON)

    assert asked(lose()) == "何割ほど高かったですか"


def test_what_could_not_be_heard_is_asked_in_another_way(lose, answer):
    loss, private = lose(), lose(Reason.RESPONSE_ATTITUDE)

    answer(loss, words="1割以内")
    answer(loss, BUDGET, unheard=True)
    answer(private, DEFAULT_QUESTIONS[Reason.RESPONSE_ATTITUDE][1], unheard=True)

    assert [best.question for best in unheard_of(loss)] == [BUDGET]
    assert unheard_of(private) == ()  # what a rep would change is nothing to ask a customer
    assert [str(best.words) for best in unheard_of(lose(Reason.UNKNOWN))] == [ASK]


def test_unfinished_losses_are_ones_own_of_late_the_newest_first(workspace, lose, answer, rep, manager):
    older, newer = lose(Reason.UNKNOWN, lost_on=date(2026, 3, 1)), lose(at=NOON + timedelta(minutes=5))
    done, back, colleagues = lose(Reason.OTHER, other_words="退職"), lose(), lose(by=manager)
    record_return(deal=back.deal, returned_on=None, by=rep, at=NOON)
    lose(lost_on=date(2026, 1, 1))

    waiting = [(each.loss, str(each.question.words)) for each in unfinished_losses(rep, NOON)]

    assert waiting == [(newer, GAP.words), (older, ASK)]
    assert [each.loss for each in unfinished_losses(manager, NOON)] == [colleagues]
    assert (done.deal.owner, unfinished_losses(MemberFactory(), NOON)) == (rep, [])


def test_a_loss_waits_for_two_months(lose, rep):
    lose()

    waiting = [len(unfinished_losses(rep, NOON + timedelta(days=days))) for days in (59, 61)]

    assert waiting == [1, 0]


def test_a_loss_without_owner_waits_for_who_recorded_it(workspace, rep):
    LostDealFactory(workspace=workspace, recorded_by=rep)

    assert [each.loss for each in unfinished_losses(rep, NOON)] == [Loss.objects.get()]


@pytest.mark.parametrize("count", [1, 3])
def test_unfinished_losses_ask_the_same_number_of_queries(count, lose, rep, django_assert_num_queries):
    for _ in range(count):
        lose()

    with django_assert_num_queries(7):
        names = {each.loss.deal.company.name for each in unfinished_losses(rep, NOON)}

    assert len(names) == count
