"""Our own letters: whole for every reason, clean by our own lint, and none of them sells."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from atoippo.mail.rules import INCUMBENT, SAMPLE_FACTS, MessageKind, Wording, check_letter, filled, our_wording
from atoippo.texts.keigo import lint_letter
from atoippo.texts.listening import listen
from atoippo.values.reason import Reason

LETTERS = [
    *((MessageKind.THANKS, reason) for reason in ("", *Reason, INCUMBENT)),
    *((kind, "") for kind in (MessageKind.SURVEY, MessageKind.NUDGE, MessageKind.REPLY)),
    (MessageKind.SURVEY, Reason.RESPONSE_ATTITUDE),
]
SELLS = re.compile(
    r"価格|値引|割引|円|キャンペーン|新製品|セミナー|資料をお送り|再度ご検討|前向きにご検討|しかし|ですが、"
)


@pytest.mark.parametrize(("kind", "reason"), LETTERS)
def test_our_letters_are_clean_and_sell_nothing(kind, reason):
    wording = our_wording(kind, reason)

    letter = filled(wording, SAMPLE_FACTS)

    check_letter(kind, wording)
    assert lint_letter(letter.subject, letter.body, is_ad=False) == ()
    assert (listen(letter.body), listen(wording.body)) == ((), ())
    assert SELLS.findall(letter.subject + letter.body) == []
    assert letter.body.splitlines()[:3] == ["株式会社さくら製作所", "購買部 課長", "田中 花子 様"]


def test_each_of_the_six_reasons_has_thanks_of_its_own():
    wordings = {our_wording(MessageKind.THANKS, reason) for reason in Reason}

    assert len(wordings) == 7  # その他 and まだ分からない share the general one


def test_the_superior_thanks_and_apologises_for_our_handling():
    superior = replace(SAMPLE_FACTS, sender_name="鈴木 一郎", sender_job_title="部長")

    letter = filled(our_wording(MessageKind.THANKS, Reason.RESPONSE_ATTITUDE), superior)

    assert letter == Wording(
        "このたびの弊社対応につきまして（お礼とお詫び）",
        "株式会社さくら製作所\n購買部 課長\n田中 花子 様\n\n"
        "お世話になっております。\n株式会社みなと商会の山田 太郎の上司で、\n営業部長の鈴木 一郎でございます。\n\n"
        "このたびは「受発注システムの更改」をご検討いただき、\n誠にありがとうございました。\n"
        "その中で、弊社の対応に行き届かない点がございましたこと、\n心よりお詫び申し上げます。\n"
        "今回のご判断につきましては、承知いたしました。\n"
        "先日は工場をご案内いただき、ありがとうございました。\n"
        "このたびのことを社内で振り返り、今後の対応を改めてまいります。\n\n"
        "ほかにもお気づきの点がございましたら、\n私宛てにお聞かせいただけますと幸いです。\n"
        "ご返信はどうぞお気遣いなく、ご無理のない範囲で結構でございます。\n\n"
        "--------------------------------\n株式会社みなと商会\n営業部 部長 鈴木 一郎\n電話：03-0000-0000\n"
        "メール：yamada@example.jp\n--------------------------------",
    )


@pytest.mark.parametrize("kind", [MessageKind.SURVEY, MessageKind.NUDGE])
def test_a_request_brings_its_link_and_its_last_day(kind):
    letter = filled(our_wording(kind, ""), SAMPLE_FACTS)

    assert letter.body.count(SAMPLE_FACTS.link) == 1
    assert letter.body.count("10月31日") == 1
