"""What was not the reason."""

from __future__ import annotations

import pytest

from atoippo.texts.denial import denied_reason, is_denied
from atoippo.values.reason import Reason


@pytest.mark.parametrize(
    "clause",
    [
        "価格は問題なかったが",
        "金額ではなく",
        "価格の問題ではない",
        "値段でも機能でもなく",
        "決裁者は乗り気",
        "決裁者は乗り気でしたが、",
        "対応は早かった",
        "予算は取れていたのに",
        "予算は確保済みでしたが、",
        "必要性は感じているのですが",
        "上司も賛成してくれましたが、",
        "競合はいなかった",
        "他社に負けたわけではなく、",
        "返事が遅かったからではありません。",
        "価格というより",
        "高いとは一度も言われていない",
        "単価○",
        "良いご提案でしたが、",
        "ｶｶｸは問題なし",
        "not because of price,",
        "Price was not the issue",
        "The budget was approved",
        "We loved the demo",
    ],
)
def test_clause_that_denies_a_reason_is_denied(clause):
    assert is_denied(clause.replace("ｶｶｸ", "価格"))


@pytest.mark.parametrize(
    "clause",
    [
        "価格が合わない",
        "予算がない",
        "返事がない",
        "必要性を感じない",
        "価格に納得できない",
        "他社の対応が早かった",
        "A社の価格が安かった",
        "現状で問題ない",
        "今は時期ではない",
        "困っているわけではない",
        "現場はOKだが本店NG",
        "承認が得られなかった",
        "対応が悪かった",
        "興味がない",
        "Price was too high",
        "The budget was not approved",
        "Their price was better than ours",
    ],
)
def test_clause_that_gives_a_reason_is_not_denied(clause):
    assert not is_denied(clause)


@pytest.mark.parametrize(
    ("clause", "reason"),
    [
        ("価格は問題なかったが", Reason.PRICE_BUDGET),
        ("決裁者は乗り気", Reason.INTERNAL_APPROVAL),
        ("対応は早かった", Reason.RESPONSE_ATTITUDE),
        ("競合はいなかった", Reason.COMPETITOR),
        ("金額ではなく", Reason.PRICE_BUDGET),
        ("良い提案でしたが", None),
        ("not because of price", Reason.PRICE_BUDGET),
        ("It has nothing to do with you", None),
    ],
)
def test_denied_clause_names_the_reason_that_it_denies(clause, reason):
    assert denied_reason(clause) == reason
