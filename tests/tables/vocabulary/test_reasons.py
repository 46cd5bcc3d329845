from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.tables.vocabulary.reasons import bare_reason_of, reason_of
from atoippo.values.reason import Reason

PICKLIST = {
    Reason.PRICE_BUDGET: "価格|予算|C.予算|価格が高すぎる|予算なし|予算凍結|価格・予算が合わない|単価が高い|お客様の予算が合わず失注|価格//競合|Price - too expensive|no_budget",
    Reason.COMPETITOR: "競合|競合負け|B.競合決定|競合他社に敗北|他決|相見積もりにより失注|Competitor - Oracle|Went with incumbent",
    Reason.TIMING: "時期|タイミング|①タイミング|タイミング不適|時期・タイミングが合わない|時期尚早|計画延期|Bad Timing|Not now",
    Reason.UNCLEAR_NEED: "ニーズ不一致|ニーズがまだ曖昧|課題が不明確|情報収集|興味本位|No Need|Unclear Requirements",
    Reason.INTERNAL_APPROVAL: "決裁|01:決裁|稟議|社内決裁|決裁が通らず|意思決定なし|社内で見送り・保留|方針変更|プロジェクト中止|no_champion|No decision",
    Reason.RESPONSE_ATTITUDE: "対応|こちらの対応|対応が遅れたため、失注|スピード不足|レスポンスの遅さ|Slow response",
    Reason.OTHER: "その他|その他（備考参照）|Other|機能不足|自社開発|お客様と連絡がとれず失注|H.ノーショー（音信不通）|Feature Gap",
    Reason.UNKNOWN: "不明|理由不明|未入力|まだ分からない|-|―|？|Unknown|N/A|選択してください",
}


@pytest.mark.parametrize(
    ("word", "reason"), [(word, reason) for reason, words in PICKLIST.items() for word in words.split("|")]
)
def test_reason_of_knows_the_words_of_picklists(word, reason):
    assert reason_of(word) is reason


@pytest.mark.parametrize(
    "word",
    [
        "商流が深い",
        "弊社対応不可",
        "人材が合わない",
        "価格は問題なかったが稟議で止まった",
        "担当者とは良い関係だったが上が首を縦に振らず、価格の話までいかないまま終わってしまいました",
    ],
)
def test_reason_of_leaves_unknown_words_and_sentences_alone(word):
    assert reason_of(word) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("価格", Reason.PRICE_BUDGET),
        ("A.競合", Reason.COMPETITOR),
        ("その他", Reason.OTHER),
        ("-", Reason.UNKNOWN),
        ("競合負け", None),
    ],
)
def test_bare_reason_of_takes_nothing_but_the_name_of_a_reason(text, reason):
    assert bare_reason_of(text) is reason


@given(st.text(max_size=60))
def test_reasons_take_any_text(text):
    assert {reason_of(text), bare_reason_of(text)} <= {*Reason, None}
