from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.reasons.actions import (
    AnswerSaysNothing,
    OnlyAdminsChangeReasons,
    QuestionNeedsWords,
    answer_question,
    reword_question,
    use_default_question,
)
from atoippo.reasons.models import Question, QuestionAnswer
from atoippo.reasons.queries import question_answers_of, questions_of
from atoippo.reasons.rules import DEFAULT_QUESTIONS, AskedFor
from atoippo.teams.models import AuditEntry
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory, MemberFactory

GAP, BUDGET = DEFAULT_QUESTIONS[Reason.PRICE_BUDGET]
PRIVATE = DEFAULT_QUESTIONS[Reason.RESPONSE_ATTITUDE][1]
NEW_WORDS = replace(GAP, words="差は何割ほどでしたか", choices=("1割", " ", "2割 "))


@pytest.fixture
def loss(workspace):
    return LostDealFactory(workspace=workspace).losses.get()


@pytest.fixture
def answer(loss, rep):
    def answered(words="", question=GAP, unheard=False, by=rep):
        return answer_question(loss=loss, question=question, words=words, unheard=unheard, by=by, at=NOON)

    return answered


def test_an_answer_is_kept_with_the_words_of_the_question(loss, rep, answer):
    row = answer(" 1割以内 ")

    told = QuestionAnswer.objects.values_list("loss", "reason", "place", "asked", "words", "unheard", "answered_by")
    assert list(told) == [(loss.pk, "price_budget", 1, "差はどのくらいでしたか", "1割以内", False, rep.pk)]
    assert list(AuditEntry.objects.values_list("action", "subject_type", "subject_id", "changes")) == [
        ("question.answered", "reasons.questionanswer", row.pk, {})
    ]


def test_the_newest_answer_stands_and_the_same_again_writes_nothing(loss, answer):
    first, again, other = answer("1割以内"), answer("1割以内"), answer(unheard=True)

    assert (again, QuestionAnswer.objects.count(), AuditEntry.objects.count()) == (first, 2, 2)
    assert question_answers_of(loss) == {(Reason.PRICE_BUDGET, 1): other}


def test_what_could_not_be_heard_has_no_words(answer):
    assert (answer("ひと言", unheard=True).words, answer(unheard=True).unheard) == ("", True)


def test_what_is_asked_for_the_rep_alone_leaves_no_words(answer):
    assert answer("次は先に電話する", PRIVATE).words == ""


def test_an_answer_says_something_and_is_no_essay(answer):
    with pytest.raises(AnswerSaysNothing):
        answer("　")
    with pytest.raises(ValidationError):
        answer("長" * 501)

    assert QuestionAnswer.objects.count() == 0


def test_an_answer_comes_from_the_own_workspace(answer):
    with pytest.raises(OfAnotherWorkspace):
        answer("1割以内", by=MemberFactory())


def test_a_workspace_words_a_question_and_takes_the_default_again(workspace, admin, answer):
    answer("1割以内")

    reword_question(question=NEW_WORDS, by=admin, at=NOON)
    asked = questions_of(workspace)[Reason.PRICE_BUDGET]
    assert asked == (replace(NEW_WORDS, choices=("1割", "2割")), BUDGET)
    reword_question(question=replace(NEW_WORDS, asked_for=AskedFor.CHANGE), by=admin, at=NOON)
    assert Question.objects.get().asked_for == AskedFor.CHANGE
    use_default_question(reason=Reason.PRICE_BUDGET, place=1, by=admin, at=NOON)
    use_default_question(reason=Reason.PRICE_BUDGET, place=1, by=admin, at=NOON)

    assert questions_of(workspace) == DEFAULT_QUESTIONS
    assert list(AuditEntry.objects.values_list("action", "changes"))[1:] == [
        ("question.reworded", {"words": [GAP.words, NEW_WORDS.words]}),
        ("question.reworded", {"words": [NEW_WORDS.words, NEW_WORDS.words]}),
        ("question.default_used", {}),
    ]
    assert QuestionAnswer.objects.get().asked == GAP.words


def test_a_question_needs_words_and_an_admin(admin, manager):
    with pytest.raises(QuestionNeedsWords):
        reword_question(question=replace(GAP, words=" "), by=admin, at=NOON)
    with pytest.raises(OnlyAdminsChangeReasons):
        reword_question(question=NEW_WORDS, by=manager, at=NOON)
    with pytest.raises(OnlyAdminsChangeReasons):
        use_default_question(reason=Reason.PRICE_BUDGET, place=1, by=manager, at=NOON)

    assert Question.objects.count() == 0
