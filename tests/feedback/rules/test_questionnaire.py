from __future__ import annotations

from collections import Counter

from atoippo.feedback.rules.questionnaire import DECLINE, QUESTIONS, REASONS, WHEN, choice_order
from atoippo.values.reason import SIX_REASONS


def test_choice_order_is_the_same_at_each_look_and_ends_with_the_fixed_two():
    order = choice_order("link")

    assert choice_order("link") == order
    assert order[6:] == ("other", DECLINE)
    assert sorted(order[:6]) == sorted(reason.value for reason in SIX_REASONS)


def test_choice_order_puts_no_reason_first_for_most_links():
    firsts = Counter(choice_order(f"link-{n}")[0] for n in range(600))

    assert set(firsts) == {reason.value for reason in SIX_REASONS}
    assert max(firsts.values()) < 150  # about a hundred each


def test_choices_of_a_question_have_codes_of_their_own():
    assert [len(set(question.codes)) for question in QUESTIONS] == [len(question.choices) for question in QUESTIONS]


def test_said_returns_the_words_that_the_customer_read():
    assert str(WHEN.said("someday")) == "時期は未定だが、機会があれば"
    assert str(REASONS.said("decline")) == "答えにくい"
