from __future__ import annotations

import pytest

from atoippo.feedback.rules.answers import AnswerDetails, NotAChoice, NothingAnswered, TooManyWords, check_answer
from atoippo.values.reason import Reason


@pytest.mark.parametrize(
    "details",
    [
        AnswerDetails(reasons=("timing", "competitor"), deciding="trust"),
        AnswerDetails(reasons=("decline",)),
        AnswerDetails(hard="none"),
        AnswerDetails(conditions=("budget", "price", "none")),
        AnswerDetails(condition_words="来期の予算次第です"),
        AnswerDetails(words="ありがとうございました"),
        AnswerDetails(no_more=True),
    ],
)
def test_check_answer_lets_any_single_thing_pass(details):
    check_answer(details)


@pytest.mark.parametrize(
    "details",
    [
        AnswerDetails(reasons=("timing", "competitor", "price_budget")),
        AnswerDetails(reasons=("unknown",)),
        AnswerDetails(when="tomorrow"),
        AnswerDetails(conditions=("cheaper",)),
        AnswerDetails(reasons=("competitor",), deciding="charm"),
    ],
)
def test_check_answer_refuses_what_the_page_does_not_offer(details):
    with pytest.raises(NotAChoice):
        check_answer(details)


@pytest.mark.parametrize("details", [AnswerDetails(), AnswerDetails(masked=True), AnswerDetails(words=" \n")])
def test_check_answer_refuses_an_empty_page(details):
    with pytest.raises(NothingAnswered):
        check_answer(details)


def test_check_answer_says_how_long_words_may_be():
    with pytest.raises(TooManyWords) as refused:
        check_answer(AnswerDetails(words="あ" * 2_001))

    assert "2,000文字" in str(refused.value.sentence)


def test_said_keeps_a_deciding_point_only_beside_a_rival():
    beside = AnswerDetails(reasons=("competitor",), deciding="price").said
    alone = AnswerDetails(reasons=("timing",), deciding="price").said

    assert (beside["deciding"], alone["deciding"]) == ("price", "")


def test_stated_reasons_come_in_the_order_of_the_six_without_decline():
    details = AnswerDetails(reasons=("decline", "timing", "price_budget"))

    assert details.stated_reasons == (Reason.PRICE_BUDGET, Reason.TIMING)


@pytest.mark.parametrize(
    ("when", "invites"),
    [("soon", True), ("half_year", True), ("next_year", True), ("someday", True), ("not_now", False), ("", False)],
)
def test_only_a_chosen_time_or_someday_invites(when, invites):
    assert AnswerDetails(when=when).invites is invites


def test_of_reads_back_what_was_kept():
    details = AnswerDetails(
        reasons=("competitor",), deciding="ties", hard="inside", conditions=("people",), when="soon", masked=True
    )

    kept = AnswerDetails.of(details.said, condition_words="", words="", masked=True, no_more=False)

    assert kept == details
