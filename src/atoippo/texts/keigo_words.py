"""The rules of letters (敬語の点検): wrong and doubtful words in a mail to a customer, and what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.values.message import Message


class KeigoKind(StrEnum):
    """What is to be mended in a letter."""

    SHORT_COMPANY = "short_company"
    DOUBLE_ADDRESS = "double_address"
    TITLE_AND_SAMA = "title_and_sama"
    ALL_AND_SAMA = "all_and_sama"
    SPOKEN_YOU = "spoken_you"
    UNDERSTOOD = "understood"
    UNFILLED = "unfilled"
    EMPTY = "empty"
    INTERNAL_WORD = "internal_word"
    PRICE = "price"
    PITCH = "pitch"
    INVITATION = "invitation"
    FOREIGN_LINK = "foreign_link"
    ASK_AGAIN = "ask_again"
    REBUTTAL = "rebuttal"
    BLAME = "blame"
    TOO_HUMBLE = "too_humble"
    MIXED_HONORIFIC = "mixed_honorific"
    DOUBLE_HONORIFIC = "double_honorific"
    TIRED = "tired"
    RIVAL = "rival"
    EXCLAMATION = "exclamation"
    LONG_LINES = "long_lines"
    CURT = "curt"


class Part(StrEnum):
    """Where in a letter a rule looks."""

    ADDRESS = "address"
    TEXT = "text"  # all but the signature
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that a letter should not hold; `sells` says that adverts may."""

    kind: KeigoKind
    pattern: re.Pattern[str]
    why: Message
    instead: Message
    blocks: bool = True
    sells: bool = False
    part: Part = Part.TEXT
    in_quotes: bool = False  # whether it also counts between 「 and 」, where a customer or a title may speak


_TITLES: Final = "会長 社長 専務 常務 取締役 執行役員 本部長 副部長 部長 次長 副課長 課長 係長 主任 室長 局長 所長 支店長 支社長 店長 工場長 センター長 グループ長 リーダー マネージャー 理事長 事務長 院長 園長 校長 学長 館長"
_TITLE: Final = "|".join(sorted(_TITLES.split(), key=len, reverse=True))
_COMPANY: Final = r"[一-龠々ァ-ヶーA-Za-z0-9&]{1,20}"

RULES: Final = (
    Rule(
        KeigoKind.SHORT_COMPANY,
        re.compile(r"\([株有合資財社医学]\)|（[株有合資財社医学]）|㈱|㈲|㈳|㈶"),
        msg("宛名の会社名が略されています。"),
        msg("「株式会社」などを、正式なお名前で書いてください。"),
        part=Part.ADDRESS,
    ),
    Rule(
        KeigoKind.DOUBLE_ADDRESS,
        re.compile(r"御中(?=[^。]{0,60}様)"),
        msg("「御中」と「様」が重なっています。"),
        msg("お名前があれば「様」だけ、部署あてなら「御中」だけにしてください。"),
        part=Part.ADDRESS,
    ),
    Rule(
        KeigoKind.TITLE_AND_SAMA,
        re.compile(rf"(?:{_TITLE})[ 　]?(?:様|殿)(?![方々子])"),
        msg("役職に「様」を付けています。"),
        msg("「部長　田中様」のように、役職のあとにお名前を書いてください。"),
    ),
    Rule(
        KeigoKind.ALL_AND_SAMA,
        re.compile(r"各位(?:の皆)?(?:様|殿|御中)"),
        msg("「各位」には敬意が含まれています。"),
        msg("「各位」だけにしてください。"),
    ),
    Rule(
        KeigoKind.SPOKEN_YOU,
        re.compile(r"御社(?!殿|務|員)|おん社"),
        msg("「御社」は話し言葉です。"),
        msg("「貴社」にしてください（銀行は貴行、病院は貴院、学校は貴校）。"),
    ),
    Rule(
        KeigoKind.UNDERSTOOD,
        re.compile(r"了解(?:し|です|いた|致|の旨|でござ)|(?:^|[。\n])\s*了解[。!！]"),
        msg("「了解」は、お客様には使いません。"),
        msg("「承知いたしました」「かしこまりました」にしてください。"),
    ),
    Rule(
        KeigoKind.UNFILLED,
        re.compile(
            r"\{\{[^{}\n]*\}\}|\{%[^\n]{0,200}?%\}|[○〇●◯△▲□■×＊*]{2,12}(?=様|株式会社|部|の件|会社|月|日|について|[ 　]?様)|(?:株式会社|部長|課長)[ 　]?[○〇●◯△]{2,12}"
            r"|[\[【＜<](?:会社名|御社名|貴社名|氏名|お名前|名前|部署|部署名|役職|日付|担当者名?|件名|提案名|商品名|URL|ここに[^\]】＞>\n]{0,20})[\]】＞>]|_{3,}|＿{2,}|\bxxx+\b|\bXXX+\b|（仮）|TBD",
        ),
        msg("差し込みの場所が、埋まっていません。"),
        msg("中身を書き入れるか、その一文を消してください。"),
        part=Part.EVERYWHERE,
        in_quotes=True,
    ),
    Rule(
        KeigoKind.EMPTY,
        re.compile(
            r"「[ 　]*」|『[ 　]*』|^[ 　]*様[ 　]*$|(?:おります|なります|ございます)。[ 　]*の[ 　]*(?:でございます|です|と申します)|(?<=。)[ 　]*のでございます。|件名?なし",
            re.MULTILINE,
        ),
        msg("お名前や件名が抜けています。"),
        msg("抜けたところに書き入れてください。"),
        part=Part.EVERYWHERE,
        in_quotes=True,
    ),
    Rule(
        KeigoKind.INTERNAL_WORD,
        re.compile(
            r"掘り起こし|ターゲット(?:リスト|企業|先)|攻略|刈り取り|見込み客|失注|追客|敗因|リード(?:獲得|情報)"
        ),
        msg("社内の言葉が混じっています。"),
        msg("お客様の側から見た言葉に改めてください。"),
        in_quotes=True,
    ),
    Rule(
        KeigoKind.PRICE,
        re.compile(
            r"(?:[0-9０-９][0-9０-９,，.]{0,12}|[一二三四五六七八九十百千]{1,8})[百千万億]{0,3}円(?![滑熟卓形周])|(?:[0-9０-９]{1,3}(?:%|％)|[一二三四五六七八九]割)(?:引|オフ|off)|[¥￥][0-9０-９]"
            r"|割引|お?値引|お得(?!意)|半額|特価|特別価格|クーポン|キャンペーン|無料(?:で|に|の|と|体験|プラン)|お安く|サービス価格|割安"
        ),
        msg("価格や割引の話は、このメールには書きません。"),
        msg("金額の一文を消し、お礼だけにしてください。"),
        sells=True,
    ),
    Rule(
        KeigoKind.INVITATION,
        re.compile(
            r"(?:セミナー|ウェビナー|説明会|展示会|内覧会|相談会|勉強会|フェア|イベント)(?:を|に|へ|の(?:ご案内|お知らせ|お申|ご招待)|も)[^。]{0,24}(?:開|ご?参加|お?申|ご?案内|ご?招待|お越し|いたし|ござい|いかが|お知らせ)|(?:セミナー|ウェビナー|説明会|展示会|相談会)のご?(?:案内|招待)|メールマガジン|メルマガ|ホワイトペーパー"
        ),
        msg("催しや配信のご案内は、このメールには書きません。"),
        msg("ご案内の一文を消し、お礼だけにしてください。"),
        sells=True,
    ),
    Rule(
        KeigoKind.FOREIGN_LINK,
        re.compile(r"(?:https?://|www\.)(?!\S{0,300}/ask/[\w-])[\w./?=&%#:~+-]+"),
        msg("ご回答ページのほかのリンクは、ご案内と受け取られます。"),
        msg("リンクを消してください（署名の中なら構いません）。"),
        sells=True,
    ),
    Rule(
        KeigoKind.MIXED_HONORIFIC,
        re.compile(r"(?<![一-龠])[ごお御][一-龠々]{1,4}され(?:る|た|て|ま|な)"),
        msg("「ご…される」は、敬語の形が混ざっています。"),
        msg("「ご…になる」か「…なさる」にしてください。"),
        blocks=False,
    ),
    Rule(
        KeigoKind.DOUBLE_HONORIFIC,
        re.compile(
            r"(?:ご覧|お越し|お見え|お帰り|お話し|お読み|お決め|お聞き)になられ|おっしゃられ|仰られ|召し上がられ|ご拝見|拝見され|貴社様|御社様"
        ),
        msg("敬語が重なっています。"),
        msg("「ご覧になる」「おっしゃる」「貴社」のように、一つにしてください。"),
        blocks=False,
    ),
    Rule(
        KeigoKind.TIRED,
        re.compile(r"お疲れ(?:様|さま)(?:です|でし|でご)|ご苦労(?:様|さま)"),
        msg("「お疲れ様」は、社外の方には使いません。"),
        msg("「お世話になっております」にしてください。"),
        blocks=False,
    ),
    Rule(
        KeigoKind.RIVAL,
        re.compile(
            rf"(?:{_COMPANY}(?:株式会社|社)|株式会社{_COMPANY}|{_COMPANY}さん|他社)(?<!貴社)(?<!弊社)(?<!当社)(?<!御社)(?<!各社)(?:様|さん)?(?:の[^。、]{{1,12}})?"
            r"(?:より(?:も|は)?、?[^。、]{0,12}(?:安|高|優|速|早|良|よ[いく]|上[回で]|多|充実|使いやす|丁寧|強)|と比べ|に比べ|に(?:は)?負け|とは違|にはない|には(?:まだ)?ない)"
        ),
        msg("ほかの会社との比べ方が、批判と受け取られそうです。"),
        msg("ほかの会社の名前と、比べる言葉を消してください。"),
        blocks=False,
    ),
    Rule(
        KeigoKind.EXCLAMATION,
        re.compile(r"[!！]+"),
        msg("感嘆符は、お客様へのお手紙には軽く響きます。"),
        msg("「。」にしてください。"),
        blocks=False,
        part=Part.EVERYWHERE,
    ),
    Rule(
        KeigoKind.CURT,
        re.compile(
            r"今回限りと(?:いたし|し)|ご返信(?:には|に)及び(?:ません)|ご?連絡は終了|終了(?:と)?(?:いたし|し)ます|(?:ご用意|対応)しておりません|できかねます(?=。)|上長|突然のご連絡を失礼|とのことでお見送りと(?:伺|聞)|あらためる場合は|悪しからず|あしからず|以上です。?$|取り急ぎ(?:、)?(?:お礼|ご連絡|ご報告)(?:まで|のみ)|今後のお取り組みにつきまして",
            re.MULTILINE,
        ),
        msg("少し突き放した言い方に聞こえます。"),
        msg(
            "「最後とさせていただきます」「ご連絡は控えます」「ご返信はどうぞお気遣いなく」のように、やわらかく結んでください。"
        ),
        blocks=False,
    ),
)
SINGLE_PLACE: Final = Rule(
    KeigoKind.UNFILLED,
    re.compile(r"(?<!\{)\{[^{}\n]*\}(?!\})"),
    msg("差し込みの場所が、埋まっていません。"),
    msg("中身を書き入れるか、その一文を消してください。"),
    part=Part.EVERYWHERE,
    in_quotes=True,
)
