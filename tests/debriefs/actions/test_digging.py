from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.models import LossCorrection
from atoippo.debriefs.actions import DiggingAnswer, NotYoursToClose, answer_digging_question, close_as_lost
from atoippo.lessons.actions import PromiseNeedsWords
from atoippo.lessons.models import Promise
from atoippo.reasons.actions import AnswerSaysNothing
from atoippo.reasons.models import QuestionAnswer
from atoippo.reasons.rules import DEFAULT_QUESTIONS, AskedFor
from atoippo.teams.models import AuditEntry, Workspace
from atoippo.values.reason import Reason
from debriefs.telling import SHORTEST, all_rows
from workplace import NOON, DealFactory, MemberFactory

GAP, BUDGET = DEFAULT_QUESTIONS[Reason.PRICE_BUDGET]
RIVAL, CONTRACT = DEFAULT_QUESTIONS[Reason.COMPETITOR]
CHANGE = DEFAULT_QUESTIONS[Reason.TIMING][1]
PROMISE = DEFAULT_QUESTIONS[Reason.RESPONSE_ATTITUDE][1]
LATER = NOON + timedelta(minutes=1)
LOST_ON = date(2026, 3, 30)


@pytest.fixture
def loss(workspace, rep):
    deal = DealFactory(workspace=workspace, owner=rep)
    return close_as_lost(deal=deal, details=replace(SHORTEST, lost_on=LOST_ON), by=rep, at=NOON)


@pytest.fixture
def answer(loss, rep):
    def answered(question, words="", by=rep, **more):
        given = DiggingAnswer(words=words, **more)
        return answer_digging_question(loss=loss, question=question, answer=given, by=by, at=LATER)

    return answered


def conditions():
    return list(Condition.objects.standing().order_by("pk").values_list("kind", "words", "due_on"))


def test_words_are_kept_as_they_are(answer):
    assert answer(GAP, "1割以内").words == "1割以内"
    assert conditions() == []


def test_the_rival_that_is_named_becomes_the_losss_own_and_what_stood_is_kept(loss, answer):
    answer(RIVAL, "株式会社あおば")

    loss.refresh_from_db()
    assert (loss.lost_to.name, LossCorrection.objects.get().before) == ("株式会社あおば", {"lost_to": None})


def test_who_stayed_as_they_were_names_no_rival(loss, answer):
    answer(RIVAL, "今のまま")

    assert (QuestionAnswer.objects.get().words, LossCorrection.objects.count()) == ("今のまま", 0)


@pytest.mark.parametrize(
    ("question", "words", "day", "told"),
    [
        (CONTRACT, "1年", None, ("contract", "1年", date(2027, 3, 30))),
        (CONTRACT, "3年", None, ("contract", "3年", date(2029, 3, 30))),
        (CONTRACT, "あと5年ほど", None, ("contract", "あと5年ほど", None)),  # own words mean no day
        (BUDGET, "来期", None, ("budget", "来期", date(2026, 4, 1))),
        (BUDGET, "今期中", None, ("budget", "今期中", None)),
        (BUDGET, "", date(2026, 12, 1), ("budget", "", date(2026, 12, 1))),
        (CHANGE, "担当の方が増えたら", None, ("other", "担当の方が増えたら", None)),
    ],
)
def test_an_answer_becomes_what_we_wait_for(question, words, day, told, answer):
    answer(question, words, day=day)

    assert conditions() == [told]


def test_the_next_term_is_counted_by_the_workspaces_own_year(loss, answer):
    Workspace.objects.update(fiscal_year_starts_in=10)
    loss.refresh_from_db()

    answer(BUDGET, "来期")

    assert conditions() == [("budget", "来期", date(2026, 10, 1))]


def test_a_day_alone_is_kept_as_the_answer(answer):
    assert answer(BUDGET, day=date(2026, 12, 1)).words == "2026-12-01"
    assert answer(BUDGET, "定例のあと", day=date(2026, 12, 2)).words == "定例のあと 2026-12-02"


def test_a_later_answer_takes_the_earlier_day_back(answer):
    answer(CONTRACT, "1年")

    answer(CONTRACT, day=date(2027, 9, 30))

    assert conditions() == [("contract", "", date(2027, 9, 30))]
    assert Condition.objects.count() == 2


def test_what_is_asked_for_the_rep_alone_becomes_a_promise_and_nothing_else(rep, answer):
    answer(PROMISE, "次は、当日中に電話する")

    assert list(Promise.objects.values_list("member", "words")) == [(rep.pk, "次は、当日中に電話する")]
    assert [row for row in (*QuestionAnswer.objects.values(), *AuditEntry.objects.values()) if "電話" in str(row)] == []


def test_the_same_answer_again_changes_nothing(answer):
    for question, words in (
        (GAP, "1割以内"),
        (RIVAL, "あおば"),
        (CONTRACT, "1年"),
        (CHANGE, "増員"),
        (PROMISE, "次は電話"),
    ):
        answer(question, words)
        rows = all_rows()

        answer(question, words)

        assert all_rows() == rows


@pytest.mark.parametrize("question", [GAP, RIVAL, CONTRACT, CHANGE, PROMISE])
def test_what_could_not_be_heard_tells_nothing_else(question, answer):
    assert answer(question, "ひと言", unheard=True).words == ""
    assert (conditions(), Promise.objects.count(), LossCorrection.objects.count()) == ([], 0, 0)


@pytest.mark.parametrize(
    ("question", "error"), [(GAP, AnswerSaysNothing), (CONTRACT, AnswerSaysNothing), (PROMISE, PromiseNeedsWords)]
)
def test_an_answer_says_something(question, error, answer):
    rows = all_rows()

    with pytest.raises(error):
        answer(question, "　")

    assert all_rows() == rows


def test_a_question_with_other_words_is_good_for_what_it_asks_for(answer):
    answer(replace(GAP, words="何を待たれていますか", asked_for=AskedFor.CHANGE), "値下げ")

    assert conditions() == [("other", "値下げ", None)]


def test_who_may_not_change_the_deal_answers_nothing(workspace, answer):
    with pytest.raises(NotYoursToClose):
        answer(GAP, "1割以内", by=MemberFactory(workspace=workspace))


@pytest.mark.parametrize(
    ("words", "day", "told"),
    [
        ("3年", None, ("contract", "3年（自動更新あり）", date(2029, 3, 30))),
        ("", date(2027, 9, 30), ("contract", "（自動更新あり）", date(2027, 9, 30))),
        ("", None, ("contract", "（自動更新あり）", None)),
    ],
)
def test_a_contract_that_goes_on_by_itself_is_said_beside_its_end(words, day, told, answer):
    assert answer(CONTRACT, words, day=day, renews=True).words.startswith(told[1])
    assert conditions() == [told]

    answer(CONTRACT, "1年", renews=False)
    assert conditions() == [("contract", "1年", date(2027, 3, 30))]


@pytest.fixture
def hoping(workspace, rep):
    """Return a loss of which the form told that a budget would make it yes, and the way to answer about it."""

    def told(words):
        details = replace(SHORTEST, conditions=(ConditionDetails(kind=ConditionKind.BUDGET, words=words),))
        loss = close_as_lost(deal=DealFactory(workspace=workspace, owner=rep), details=details, by=rep, at=NOON)

        def answered(said="", **more):
            given = DiggingAnswer(words=said, **more)
            answer_digging_question(loss=loss, question=BUDGET, answer=given, by=rep, at=LATER)

        return answered

    return told


@pytest.mark.parametrize(
    ("words", "said", "day", "told"),
    [
        ("", "来期", None, ("budget", "来期", date(2027, 4, 1))),
        ("来期予算化", "来期", None, ("budget", "来期予算化", date(2027, 4, 1))),
        ("来期予算化", "役員会のあと", date(2026, 12, 1), ("budget", "来期予算化、役員会のあと", date(2026, 12, 1))),
        ("", "今期中", None, ("budget", "今期中", None)),
    ],
)
def test_what_the_form_told_gets_its_day_and_keeps_its_words(words, said, day, told, hoping):
    answered = hoping(words)

    answered(said, day=day)
    assert conditions() == [told]
    assert Condition.objects.count() == 2  # what stood stays in the history
    rows = all_rows()
    answered(said, day=day)

    assert all_rows() == rows


def test_a_second_answer_keeps_the_forms_words_and_drops_the_first_day(hoping):
    answered = hoping("来期予算化")

    answered("来期")
    answered(day=date(2026, 12, 1))

    assert conditions() == [("budget", "来期予算化", date(2026, 12, 1))]


def test_own_words_without_a_day_stand_beside_what_the_form_told(hoping):
    hoping("来期予算化")("役員会しだい")

    assert conditions() == [("budget", "来期予算化", None), ("budget", "役員会しだい", None)]
