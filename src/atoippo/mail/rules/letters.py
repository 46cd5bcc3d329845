"""Our own letters: thanks by reason, the request for an opinion, its one reminder, and the reply. None of them sells."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.mail.rules.kinds import MessageKind
from atoippo.mail.rules.wording import Wording
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

_HELLO = "お世話になっております。\n{自社名}の{差出人}でございます。"
_HELLO_FROM_THE_SUPERIOR = "お世話になっております。\n{自社名}の{担当者}の上司で、\n{肩書と名前}でございます。"
_CONSIDERED = "このたびは{提案名}をご検討いただき、\n誠にありがとうございました。"
_ACCEPTED = "今回はお見送りとのこと、承知いたしました。"
_AT_ANY_TIME = "今後、お役に立てることがございましたら、\nいつでもお声がけください。"
_BEST_WISHES = "末筆ながら、{貴社}のますますのご発展をお祈り申し上げます。"
_OWN_LINE = "{一言}"
_ANSWER_HERE = "ご回答ページ：\n{回答ページ}\n（{回答期限}までお受けしております）"
_THANKS_SUBJECT = "ご検討のお礼（{自社名} {差出人}）"
INCUMBENT = "competitor.incumbent"  # 今の取引先のまま: nobody was chosen, so 「他社様にお決めに」 would be untrue


def _letter(subject: str, *paragraphs: str) -> Wording:
    return Wording(subject, "\n\n".join(["{宛名}", *paragraphs, "{署名}"]))


def _lines(*lines: str) -> str:
    return "\n".join(lines)


_THANKS = _letter(
    _THANKS_SUBJECT,
    _HELLO,
    _lines(
        "このたびは{提案名}をご検討いただき、",
        "また結果をお知らせくださり、誠にありがとうございました。",
        _ACCEPTED,
        _OWN_LINE,
        "ご判断に至るまで貴重なお時間を割いていただきましたこと、",
        "重ねてお礼申し上げます。",
    ),
    _lines(_AT_ANY_TIME, _BEST_WISHES),
)
_PRICE_BUDGET = _letter(
    _THANKS_SUBJECT,
    _HELLO,
    _lines(
        _CONSIDERED,
        _ACCEPTED,
        "社内でのご調整にお骨折りいただきましたこと、",
        "心よりお礼申し上げます。",
        _OWN_LINE,
    ),
    _lines(_AT_ANY_TIME, _BEST_WISHES),
)
_COMPETITOR = _letter(
    "ご連絡のお礼（{自社名} {差出人}）",
    _HELLO,
    _lines(
        "このたびは{提案名}につきまして、",
        "結果をお知らせくださり、誠にありがとうございました。",
        "他社様にお決めになったとのこと、承知いたしました。",
        "比較に多くのお手間をかけてくださる中、",
        "弊社の話にもお時間をいただきましたこと、",
        "心より感謝申し上げます。",
        _OWN_LINE,
    ),
    _lines(
        "これからのお取り組みが順調に進みますよう、お祈り申し上げます。",
        "今後お困りのことがございましたら、",
        "弊社に関わらない内容でも、どうぞご遠慮なくお尋ねください。",
    ),
)
_INCUMBENT = _letter(
    _THANKS_SUBJECT,
    _HELLO,
    _lines(
        "このたびは{提案名}につきまして、",
        "結果をお知らせくださり、誠にありがとうございました。",
        "現在のお取引先と続けられるとのこと、承知いたしました。",
        "その中で弊社の話にもお時間をいただきましたこと、",
        "心より感謝申し上げます。",
        _OWN_LINE,
    ),
    _lines(_AT_ANY_TIME, _BEST_WISHES),
)
_TIMING = _letter(
    _THANKS_SUBJECT,
    _HELLO,
    _lines(
        _CONSIDERED,
        _ACCEPTED,
        "ご多用の折、社内のご状況をお聞かせくださいましたこと、",
        "心よりお礼申し上げます。",
        _OWN_LINE,
    ),
    _lines("ご都合のよい折に、お役に立てることがございましたら、", "いつでもお声がけください。", _BEST_WISHES),
)
_UNCLEAR_NEED = _letter(
    _THANKS_SUBJECT,
    _HELLO,
    _lines(
        "このたびは{提案名}につきまして、",
        "お話を伺う機会を頂戴し、誠にありがとうございました。",
        _ACCEPTED,
        "お取り組みの様子を詳しくお聞かせいただき、大変勉強になりました。",
        _OWN_LINE,
    ),
    _lines(
        "情報を集めていらっしゃる段階でも結構ですので、",
        "ご不明な点がございましたら、いつでもお尋ねください。",
        _BEST_WISHES,
    ),
)
_INTERNAL_APPROVAL = _letter(
    _THANKS_SUBJECT,
    _HELLO,
    _lines(
        _CONSIDERED,
        _ACCEPTED,
        "社内でのご説明やお取りまとめに多くのお力添えをいただき、",
        "心よりお礼申し上げます。",
        _OWN_LINE,
    ),
    _lines(_AT_ANY_TIME, _BEST_WISHES),
)
_FROM_THE_SUPERIOR = _letter(
    "このたびの弊社対応につきまして（お礼とお詫び）",
    _HELLO_FROM_THE_SUPERIOR,
    _lines(
        _CONSIDERED,
        "その中で、弊社の対応に行き届かない点がございましたこと、",
        "心よりお詫び申し上げます。",
        "今回のご判断につきましては、承知いたしました。",
        _OWN_LINE,
        "このたびのことを社内で振り返り、今後の対応を改めてまいります。",
    ),
    _lines(
        "ほかにもお気づきの点がございましたら、",
        "私宛てにお聞かせいただけますと幸いです。",
        "ご返信はどうぞお気遣いなく、ご無理のない範囲で結構でございます。",
    ),
)
_ASKED_FOR = "ご意見をお聞かせください（5問・約1分）"
_LATELY_CONSIDERED = "{先日は}{提案名}をご検討いただき、\n誠にありがとうございました。"
_IS_SHORT = "5問・約1分でお答えいただけます。\n答えやすいところだけで結構です。"
_WHAT_FOR = _lines(
    "いただいたお言葉は、弊社の提案と対応を改めるために使います。",
    "お言葉に反論したり、それをきっかけに売り込みをしたり",
    "することはございません。このメールへのご返信でも結構です。",
)
_PLEASE = "ご多用のところ恐れ入りますが、よろしくお願い申し上げます。"
_SURVEY = _letter(
    _ASKED_FOR,
    _HELLO,
    _lines(
        _LATELY_CONSIDERED,
        _OWN_LINE,
        "差し支えのない範囲で、今回お見送りになった理由を、",
        "率直にお聞かせいただけませんでしょうか。",
        _IS_SHORT,
    ),
    _ANSWER_HERE,
    _WHAT_FOR,
    _PLEASE,
)
_SURVEY_FROM_THE_SUPERIOR = _letter(
    _ASKED_FOR,
    _HELLO_FROM_THE_SUPERIOR,
    _lines(
        _LATELY_CONSIDERED,
        _OWN_LINE,
        "弊社の対応に行き届かない点がございましたら、改めてまいりたく、",
        "差し支えのない範囲で、率直なお言葉を",
        "お聞かせいただけませんでしょうか。",
        _IS_SHORT,
    ),
    _ANSWER_HERE,
    _WHAT_FOR,
    _PLEASE,
)
_NUDGE = _letter(
    "ご意見のお願いにつきまして",
    _HELLO,
    "先日お願いいたしましたご意見の件で、念のためご連絡いたしました。\n一問だけのご回答でも、大変参考になります。",
    _ANSWER_HERE,
    _lines(
        "すでにご回答いただいておりましたら、",
        "行き違いをどうかご容赦ください。",
        "本件のお願いは、これを最後とさせていただきます。",
    ),
)
_REPLY = _letter(
    "お言葉へのお礼（{自社名} {差出人}）",
    _HELLO,
    _lines(
        "このたびは{提案名}につきまして、",
        "お忙しい中、率直なお言葉をお寄せくださり、",
        "誠にありがとうございました。",
        "頂戴したお言葉を真摯に受け止め、今後の提案に生かしてまいります。",
        _OWN_LINE,
    ),
    "まずはお礼を申し上げたく、ご連絡いたしました。\nご返信のお気遣いは不要でございます。",
)
_THANKS_BY_REASON: Mapping[str, Wording] = MappingProxyType(
    {
        Reason.PRICE_BUDGET: _PRICE_BUDGET,
        Reason.COMPETITOR: _COMPETITOR,
        INCUMBENT: _INCUMBENT,
        Reason.TIMING: _TIMING,
        Reason.UNCLEAR_NEED: _UNCLEAR_NEED,
        Reason.INTERNAL_APPROVAL: _INTERNAL_APPROVAL,
        Reason.RESPONSE_ATTITUDE: _FROM_THE_SUPERIOR,
    }
)
_BY_KIND: Mapping[MessageKind, Wording] = MappingProxyType(
    {
        MessageKind.THANKS: _THANKS,
        MessageKind.SURVEY: _SURVEY,
        MessageKind.NUDGE: _NUDGE,
        MessageKind.REPLY: _REPLY,
    }
)


def our_wording(kind: MessageKind, reason: str) -> Wording:
    """Return our letter of a kind; thanks have one for each of the six reasons; about こちらの対応 the superior writes.

    競合 has two: the other is for customers who stay with whom they have (`INCUMBENT`).
    """
    if kind is MessageKind.THANKS and reason in _THANKS_BY_REASON:
        return _THANKS_BY_REASON[reason]
    if kind is MessageKind.SURVEY and reason == Reason.RESPONSE_ATTITUDE:
        return _SURVEY_FROM_THE_SUPERIOR
    return _BY_KIND[kind]
