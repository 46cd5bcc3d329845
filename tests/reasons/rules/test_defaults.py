from __future__ import annotations

from dataclasses import replace

from atoippo.reasons.rules import DEFAULT_QUESTIONS, DEFAULT_SUB_REASONS, AskedFor, in_words
from atoippo.reasons.rules.defaults import NO_RIVAL
from atoippo.values.reason import SIX_REASONS, Reason


def test_each_of_the_six_begins_with_finer_reasons_and_two_questions():
    assert [len(DEFAULT_SUB_REASONS[reason]) for reason in SIX_REASONS] == [4, 5, 4, 4, 5, 5]
    assert set(DEFAULT_QUESTIONS) == set(SIX_REASONS)
    assert {(q.reason, q.place) for pair in DEFAULT_QUESTIONS.values() for q in pair} == {
        (reason, place) for reason in SIX_REASONS for place in (1, 2)
    }


def test_defaults_have_keys_of_their_own():
    keys = [default.key for defaults in DEFAULT_SUB_REASONS.values() for default in defaults]

    assert len(keys) == len(set(keys))


def test_what_an_answer_is_good_for_follows_the_form():
    told = {(q.reason, q.place): q.asked_for for pair in DEFAULT_QUESTIONS.values() for q in pair}

    assert {place: asked for place, asked in told.items() if asked is not AskedFor.WORDS} == {
        (Reason.PRICE_BUDGET, 2): AskedFor.BUDGET_DAY,
        (Reason.COMPETITOR, 1): AskedFor.RIVAL,
        (Reason.COMPETITOR, 2): AskedFor.CONTRACT_END,
        (Reason.TIMING, 2): AskedFor.CHANGE,
        (Reason.RESPONSE_ATTITUDE, 2): AskedFor.PROMISE,
    }


def test_a_question_knows_whether_it_asks_for_a_day_and_for_whom():
    gap, budget = DEFAULT_QUESTIONS[Reason.PRICE_BUDGET]
    private = replace(gap, asked_for=AskedFor.PROMISE)

    assert (gap.asks_for_a_day, budget.asks_for_a_day) == (False, True)
    assert (gap.is_private, private.is_private) == (False, True)


def test_stored_words_are_said_in_the_readers_language_where_they_are_a_default():
    assert str(in_words("予算が取れない")) == "予算が取れない"
    assert in_words("予算が取れない").text == "予算が取れない"
    assert str(in_words("来期{予算}待ち")) == "来期{予算}待ち"  # people's own words, whatever signs they have


def test_answers_that_name_no_rival_are_among_the_choices():
    assert set(DEFAULT_QUESTIONS[Reason.COMPETITOR][0].choices) == NO_RIVAL
