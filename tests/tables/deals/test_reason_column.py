from __future__ import annotations

from collections import Counter

from atoippo.tables.deals.reason_column import is_picklist
from atoippo.values.reason import Reason
from tables.small_tables import notices, read, values

SENTENCES = [
    "もう少し安ければ決められたとのこと", "上司の方の了承が得られなかった様子", "来期にあらためて考えたいとのこと", "今の業者さんで足りているそうです",
    "価格が合わなかった", "ご担当の方の異動で話が止まった", "他社さんに決まったとご連絡あり", "説明が分かりにくかったとのお声",
]  # fmt: skip


def test_reasons_of_a_picklist_name_ours():
    reading = read(
        "会社名,結果,失注理由\nA,失注,価格\nB,失注,競合負け\nC,失注,\nD,失注,その他\nE,失注,不明\nF,受注,価格"
    )

    assert values(reading, "reason_words", "told") == [
        ("価格", Reason.PRICE_BUDGET), ("競合負け", Reason.COMPETITOR), (None, None), ("その他", Reason.OTHER), ("不明", Reason.UNKNOWN),
        ("価格", None),
    ]  # fmt: skip


def test_reasons_of_a_picklist_that_are_not_ours_are_named():
    rows = "\n".join(f"{n},失注,{word}" for n, word in enumerate(["価格", "競合", "商流が深い", "商流が深い"]))

    reading = read(f"商談名,結果,失注理由\n{rows}")

    assert [told for (told,) in values(reading, "told")] == [Reason.PRICE_BUDGET, Reason.COMPETITOR, None, None]
    assert notices(reading) == [
        "「失注理由」の商流が深い（2）は、6つの理由のどれか決まっていません。2件は言葉から読み取ります。"
    ]


def test_reasons_in_sentences_are_kept_as_words():
    rows = "\n".join(f"{n},失注,{sentence}" for n, sentence in enumerate([*SENTENCES, "その他", "価格"]))

    reading = read(f"商談名,結果,敗因\n{rows}")

    assert values(reading, "reason_words", "told") == [
        *((sentence, None) for sentence in SENTENCES), ("その他", Reason.OTHER), ("価格", Reason.PRICE_BUDGET),
    ]  # fmt: skip
    assert notices(reading) == ["「敗因」は文章で書かれているため、理由は言葉から読み取ります。"]


def test_reasons_of_a_column_without_any_say_nothing():
    assert notices(read("会社名,結果,失注理由\nA,失注,\nB,受注,")) == []


def test_is_picklist_knows_words_that_come_again():
    assert is_picklist(Counter({"項目い": 30, "項目ろ": 20}))


def test_is_picklist_knows_many_words_that_are_all_known():
    words = (
        "価格",
        "予算",
        "競合",
        "時期",
        "決裁",
        "ニーズ",
        "対応",
        "その他",
        "不明",
        "価格負け",
        "予算凍結",
        "競合負け",
        "時期尚早",
        "稟議",
    )

    assert is_picklist(Counter(dict.fromkeys(words, 1)))


def test_is_picklist_knows_sentences_and_emptiness():
    assert [is_picklist(Counter(words)) for words in ([], SENTENCES, ["価格" * 15])] == [False, False, False]
