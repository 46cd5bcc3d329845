"""The two questions of a reason: in the workspace's words, or ours again."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse

from atoippo.reasons.models import Question
from atoippo.reasons.queries import questions_of
from atoippo.reasons.rules import DEFAULT_QUESTIONS, AskedFor
from atoippo.values.reason import Reason

PRICE = Reason.PRICE_BUDGET
FIRST = reverse("settings:reword_question", args=[PRICE.value, 1])


def test_a_question_is_reworded_and_keeps_what_it_is_good_for(client_of, workspace, admin):
    place = reverse("settings:reword_question", args=[PRICE.value, 2])

    client_of(admin).post(place, {"words": "予算会議はいつですか", "choices": "春\n\n 秋 \n春"})

    asked = questions_of(workspace)[PRICE][1]
    assert (asked.words, asked.choices, asked.asked_for) == (
        "予算会議はいつですか",
        ("春", "秋"),
        AskedFor.BUDGET_DAY,
    )


def test_a_question_is_ours_again_by_one_button(client_of, workspace, admin):
    browser = client_of(admin)
    browser.post(FIRST, {"words": "いくらなら", "choices": ""})
    shown = browser.get(reverse("settings:reason", args=[PRICE.value])).context["shown"]

    browser.post(reverse("settings:use_our_question", args=[PRICE.value, 1]))

    assert [card.is_ours for card in shown.questions] == [False, True]
    assert questions_of(workspace)[PRICE] == DEFAULT_QUESTIONS[PRICE]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"words": "", "choices": ""}, "words"),
        ({"words": "あ" * 201, "choices": ""}, "words"),
        ({"words": "いつ", "choices": "\n".join("あいうえおかきくけ")}, "choices"),
        ({"words": "いつ", "choices": "あ" * 41}, "choices"),
    ],
)
def test_what_nobody_could_answer_is_told_beside_its_field(told, field, client_of, admin):
    response = client_of(admin).post(FIRST, told)

    first, second = (card.form.errors for card in response.context["shown"].questions)
    assert (list(first), list(second), Question.objects.count()) == ([field], [], 0)


def test_what_an_english_reader_left_alone_stays_in_the_workspaces_words(client_of, workspace, admin):
    browser = client_of(admin)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    form = browser.get(reverse("settings:reason", args=[PRICE.value])).context["shown"].questions[0].form

    browser.post(FIRST, {"words": form.initial["words"], "choices": form.initial["choices"]})

    asked = questions_of(workspace)[PRICE][0]
    assert (asked.words, asked.choices) == (
        DEFAULT_QUESTIONS[PRICE][0].words,
        DEFAULT_QUESTIONS[PRICE][0].choices,
    )


@pytest.mark.parametrize("path", ["price_budget/questions/3/", "other/questions/1/", "price_budget/questions/0/ours/"])
def test_there_are_two_questions_of_six_reasons(path, client_of, admin):
    assert client_of(admin).post(f"/settings/reasons/{path}").status_code == 404


def test_looking_at_a_questions_address_leads_to_its_reason(client_of, admin):
    assert client_of(admin).get(FIRST).headers["Location"] == reverse("settings:reason", args=[PRICE.value])
