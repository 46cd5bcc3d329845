"""What 今日 shows of asking."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string

from atoippo.feedback.models import AnswerRelease
from atoippo.web.asking.today_cards import answers_card, nudges_card
from feedback.asked import SIX_WORKING_DAYS_LATER, answer, asked
from workplace import NOON, TODAY, MemberFactory


@pytest.mark.parametrize("answers", [1, 3])
def test_answers_card_asks_the_same_number_of_queries(rep, answers, django_assert_num_queries):
    for _ in range(answers):
        answer(asked(rep), reasons=("timing",))

    with django_assert_num_queries(2):
        card = answers_card(rep, NOON)
        render_to_string("asking/today_answers.html", {"card": card})

    assert len(card.arrived) == answers


def test_answers_card_is_none_without_anything_to_read(rep):
    assert answers_card(rep, NOON) is None


def test_answers_card_marks_what_only_leaders_read(rep, manager):
    answer(asked(rep), reasons=("timing",), masked=True)
    answer(asked(rep), reasons=("response_attitude",))

    marks = [str(one.mark) for one in answers_card(manager, NOON).arrived]

    assert marks == ["先にお読みください", "責任者だけ"]
    assert answers_card(rep, NOON) is None


def test_answers_card_says_that_words_came_in(rep):
    answer(asked(rep), reasons=("timing",))

    assert "お客様からお言葉が届きました" in render_to_string(
        "asking/today_answers.html", {"card": answers_card(rep, NOON)}
    )


def test_answers_card_counts_what_was_told_together(rep, workspace):
    AnswerRelease.objects.create(
        workspace=workspace,
        team=workspace.teams.get(),
        about=rep,
        answers_count=3,
        reasons={"timing": 2, "price_budget": 1},
        released_on=TODAY,
    )

    [together] = answers_card(rep, NOON).together

    assert str(together.told) == "お客様3名のお言葉が、まとめて届きました"
    assert [str(reason) for reason in together.reasons] == ["タイミング 2件", "価格・予算 1件"]


def test_nudges_card_offers_what_waits_to_who_sent_it_alone(rep, workspace):
    request = asked(rep)

    [offer] = nudges_card(rep, SIX_WORKING_DAYS_LATER).offers

    assert offer.request == request
    assert nudges_card(MemberFactory(workspace=workspace), SIX_WORKING_DAYS_LATER) is None
    assert nudges_card(rep, NOON) is None
