"""Why a deal was lost, as its text tells."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.reasons import ClauseFinding, ReasonClassifier, load_classifier
from atoippo.texts.training import train
from atoippo.values.reason import TEXT_LABELS, Reason

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()) | st.sampled_from("予算他社が、。\n> ｶﾞA1"))
MAIL = """株式会社サンプル商事
営業部 見本様

いつもお世話になっております。
先日はご提案をいただき、ありがとうございました。

社内で検討いたしましたが、役員会の承認が得られませんでした。
今回は見送らせていただきます。

お忙しい中、申し訳ございません。今後ともよろしくお願いいたします。

--
架空製作所 総務部 例野
TEL 000-000-0000

> お見積りの価格は100万円です。値引きもいたします。
"""


@pytest.fixture(scope="module")
def classifier():
    return load_classifier()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("価格は問題なかったが稟議で止まった", Reason.INTERNAL_APPROVAL),
        ("金額ではなく、担当者の対応が悪かった", Reason.RESPONSE_ATTITUDE),
        ("決裁者は乗り気だったが、他社に決めた", Reason.COMPETITOR),
        ("対応は早かったが予算が足りなかった", Reason.PRICE_BUDGET),
        ("良い提案でしたが、今は忙しいので来期に", Reason.TIMING),
        ("総合的に判断し、今回は見送らせていただきます", Reason.OTHER),
        ("諸般の事情により辞退いたします", Reason.OTHER),
        ("単価NG", Reason.PRICE_BUDGET),
        ("部長決裁×", Reason.INTERNAL_APPROVAL),
        ("ﾖｻﾝ不足", Reason.PRICE_BUDGET),
        ("ｷｮｳｺﾞｳに決定", Reason.COMPETITOR),
        ("必要性を感じない", Reason.UNCLEAR_NEED),
        ("返信が遅いと言われた", Reason.RESPONSE_ATTITUDE),
        ("音信不通", Reason.OTHER),
        ("Lost to a competitor", Reason.COMPETITOR),
        ("Not because of price, but our CFO did not approve it", Reason.INTERNAL_APPROVAL),
        ("The timing is not right, maybe next year", Reason.TIMING),
        (MAIL, Reason.INTERNAL_APPROVAL),
    ],
)
def test_text_tells_its_reason(classifier, text, reason):
    assert classifier.classify([text])[0].reason == reason


def test_denied_reason_is_none_and_its_clause_says_so(classifier):
    finding = classifier.classify(["価格は問題なかったが稟議で止まった"])[0]

    assert finding.second is None
    assert finding.sure
    assert finding.clauses == (
        ClauseFinding("価格は問題なかったが", Reason.PRICE_BUDGET, denied=True),
        ClauseFinding("稟議で止まった", Reason.INTERNAL_APPROVAL, denied=False),
    )


def test_second_reason_is_named_where_it_is_stated(classifier):
    finding = classifier.classify(["他社より高く、価格で競合に負けた"])[0]

    assert {finding.reason, finding.second} == {Reason.PRICE_BUDGET, Reason.COMPETITOR}


def test_courtesy_and_quoted_mail_rest_on_nothing(classifier):
    clauses = classifier.classify([MAIL])[0].clauses

    assert {c.reason for c in clauses if "お世話" in c.text or "100万円" in c.text or "架空製作所" in c.text} == {None}
    assert {c.reason for c in clauses if "役員会" in c.text} == {Reason.INTERNAL_APPROVAL}


@pytest.mark.parametrize("text", ["", " \n　", "。。。", "？", "12345", "\x00", "-----", "ｗ", "🙂"])
def test_text_that_says_nothing_is_other_and_not_sure(classifier, text):
    finding = classifier.classify([text])[0]

    assert (finding.reason, finding.second, finding.sure) == (Reason.OTHER, None, False)


def test_findings_come_in_the_order_of_the_texts(classifier):
    texts = ["予算がない", "他社に決めた", "予算がない", ""]

    assert [finding.text for finding in classifier.classify(texts)] == texts
    assert classifier.classify([]) == []


def test_a_text_is_told_alike_alone_and_among_many(classifier):
    texts = ["予算がない", "他社に決めた、" * 20_000, "稟議で止まった"]

    together = classifier.classify(texts)

    assert [classifier.classify([text])[0].reason for text in texts] == [finding.reason for finding in together]
    assert together[2].probabilities == pytest.approx(classifier.classify([texts[2]])[0].probabilities)


@given(ANY_TEXT)
def test_any_text_gets_a_finding(text):
    finding = load_classifier().classify([text])[0]

    assert list(finding.probabilities) == list(TEXT_LABELS)
    assert sum(finding.probabilities.values()) == pytest.approx(1)
    assert finding.probabilities[finding.reason] == max(finding.probabilities.values())
    assert finding.second != finding.reason
    assert [clause.text for clause in finding.clauses if clause.text not in text] == []


def test_small_corpus_teaches_too(small_examples):
    findings = ReasonClassifier(train(small_examples)).classify(["予算がない", "稟議で否決"])

    assert [finding.reason for finding in findings] == [Reason.PRICE_BUDGET, Reason.INTERNAL_APPROVAL]


def test_classifying_needs_neither_scipy_nor_scikit_learn():
    asked = (
        "import sys; from atoippo.texts.reasons import load_classifier;"
        "load_classifier().classify(['予算がない']); print({'scipy', 'sklearn'} & set(sys.modules))"
    )

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)

    assert told.stdout.strip() == "set()"
