from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.vocabulary.flags import flag_of, is_flag
from atoippo.tables.vocabulary.outcomes import EXAMPLES, closing_word, is_blank_outcome, outcome_of
from atoippo.tables.vocabulary.words import joined_parts_of, key_of_word, parts_of, without_number
from atoippo.values.outcome import Outcome

WORDS = {
    Outcome.WON: "受注|成約|獲得|契約|成立|Closed Won|Won|クローズ済み成立取引|○|〇|◯|勝|受注済み|5_受注|6 受注|○受注|受注○|一部受注|受注しました|失注→受注|当社受注|落札|【受注】|受注（2024/3）|◎|決定|ご発注|W|受注 7/1",
    Outcome.LOST: "失注|不成立|見送り|敗退|消滅|取消|キャンセル|商談中止|Closed Lost|Lost|クローズ済み不成立取引|×|✕|╳|X|負|NG|辞退|5.失注|失注（価格）|失注:競合|Closed - Lost|0 失注|×失注|他社決定|他決|見込なし|取消済|提案後失注|今期見送り|失注(予算)・見送り|ロスト|失注（A）|失注(3)|失注・見送り|競合による失注|Closed Lost to Competition|L|7/1失注",
    Outcome.OPEN: "進行中|商談中|△|▲|検討中|継続|保留|ペンディング|受注予定|受注（予定）|受注（80%）|受注（A）|失注（見込み）|未受注|Open|In Progress|見積提出|3.提案|結果待ち|追客|5 最終・契約・稟議|未開札",
}


@pytest.mark.parametrize(
    ("word", "outcome"), [(word, outcome) for outcome, words in WORDS.items() for word in words.split("|")]
)
def test_outcome_of_knows_what_files_say(word, outcome):
    assert outcome_of(word) is outcome


@pytest.mark.parametrize(
    "word", ["", "なぞ", "受注/失注", "○失注", "対象外", "完了", "受注（失注）", "（）", "失注" * 30]
)
def test_outcome_of_does_not_guess(word):
    assert outcome_of(word) is None


def test_outcome_of_takes_the_one_outcome_among_other_words():
    assert outcome_of("終了（失注）") is Outcome.LOST


@given(st.text(max_size=60))
def test_outcome_of_takes_any_text(text):
    assert outcome_of(text) in {*Outcome, None}


@pytest.mark.parametrize(
    ("word", "closing"), [("受注", Outcome.WON), ("失注", Outcome.LOST), ("提案", None), ("?", None)]
)
def test_closing_word_says_nothing_of_stages_on_the_way(word, closing):
    assert closing_word(word) is closing


@pytest.mark.parametrize(
    ("text", "blank"), [("", True), ("-", True), ("未入力", True), ("N/A", True), ("対象外", False), ("不明", False)]
)
def test_is_blank_outcome_knows_cells_that_nobody_filled_in(text, blank):
    assert is_blank_outcome(text) is blank


def test_examples_are_understood():
    assert {outcome: {outcome_of(word) for word in words} for outcome, words in EXAMPLES.items()} == {
        outcome: {outcome} for outcome in Outcome
    }


@pytest.mark.parametrize(
    ("text", "flag"), [("○", True), ("TRUE", True), ("1", True), ("×", False), ("いいえ", False), ("3", None)]
)
def test_flag_of_knows_yes_and_no(text, flag):
    assert (flag_of(text), is_flag(text)) == (flag, flag is not None)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("5.失注", "失注"),
        ("A：価格", "価格"),
        ("①予算", "予算"),
        ("(3)決裁", "決裁"),
        ("■その他", "その他"),
        ("失注", "失注"),
        ("80%", "80%"),
    ],
)
def test_without_number_leaves_out_what_only_orders(text, bare):
    assert without_number(text) == bare


def test_parts_of_cuts_at_brackets_and_signs():
    assert parts_of("失注（価格）：A社-B社") == ("失注", "価格", "a社", "b社")


def test_joined_parts_of_cuts_between_equals_too():
    assert joined_parts_of("5 最終・契約・稟議") == ("最終", "契約", "稟議")


def test_key_of_word_is_blind_to_width_case_and_signs():
    assert key_of_word("Ｃｌｏｓｅｄ - Lost") == "closedlost"
