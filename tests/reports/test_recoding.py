"""The text decides only where the column is silent or says その他."""

from __future__ import annotations

import pytest

from atoippo.reports.recoding import QUOTE_LENGTH, recode, without_names, words_of
from atoippo.values.reason import Reason
from reports.deals import lost, won

STOPPED_IN_APPROVAL = "稟議が部長の段階で通らなかった"


@pytest.mark.parametrize(
    ("facts", "told", "recoded"),
    [
        ({"told": Reason.TIMING, "note": STOPPED_IN_APPROVAL}, "timing", "timing"),
        ({"told": Reason.OTHER, "note": STOPPED_IN_APPROVAL}, "other", "internal_approval"),
        ({"told": Reason.UNKNOWN, "note": STOPPED_IN_APPROVAL}, "unknown", "internal_approval"),
        ({"note": STOPPED_IN_APPROVAL}, "unknown", "internal_approval"),
        ({"reason_words": STOPPED_IN_APPROVAL}, "unknown", "internal_approval"),
        ({"told": Reason.OTHER}, "other", "other"),
        ({}, "unknown", "unknown"),
        ({"told": Reason.OTHER, "note": "諸般の事情により"}, "other", "other"),
        ({"note": "諸般の事情により"}, "unknown", "unknown"),
        ({"reason_words": "諸般の事情により"}, "unknown", "other"),
    ],
)
def test_recode_lets_the_text_decide_only_what_the_column_left_open(classifier, facts, told, recoded):
    reason = recode([lost(**facts)], classifier)[0]

    assert (reason.told, reason.recoded) == (told, recoded)


def test_recode_says_nothing_of_deals_that_were_not_lost(classifier):
    reason = recode([won(note=STOPPED_IN_APPROVAL, told=Reason.TIMING)], classifier)[0]

    assert (reason.told, reason.recoded, reason.quote) == (None, None, None)


def test_recode_quotes_the_words_that_the_reason_rests_on(classifier):
    reason = recode([lost(note="価格は問題なかったが、" + STOPPED_IN_APPROVAL)], classifier)[0]

    assert STOPPED_IN_APPROVAL in reason.quote
    assert "価格" not in reason.quote


def test_recode_shortens_a_long_quote(classifier):
    reason = recode([lost(note="稟議が" + "とても" * 60 + "通らなかった")], classifier)[0]

    assert reason.quote is None or len(reason.quote) <= QUOTE_LENGTH


def test_words_of_leaves_a_chosen_reason_to_its_column():
    chosen = lost(told=Reason.PRICE_BUDGET, reason_words="価格・予算", note="高いとのこと")
    free = lost(reason_words="高いとのこと", note="来期に再提案")

    assert (words_of(chosen), words_of(free), words_of(lost())) == ("高いとのこと", "高いとのこと\n来期に再提案", None)


def test_recode_takes_the_reps_names_out_of_a_quote(classifier):
    deals = [
        lost(member="佐藤 花子", note="佐藤花子の返信が遅いと言われた"),
        lost(member="林", note="佐藤さんの返事が遅い"),
    ]

    assert [reason.quote for reason in recode(deals, classifier)] == [
        "担当者の返信が遅いと言われた",
        "担当者さんの返事が遅い",
    ]


def test_without_names_leaves_surnames_of_one_sign():
    assert without_names(["林 太郎"])("林と林 太郎と林太郎") == "林と担当者と担当者"
    assert without_names([])("林") == "林"
