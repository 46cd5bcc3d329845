"""The lint of letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.keigo import KeigoKind, lint_letter
from labelled_sets import read_set

DEVELOP, HELD_OUT = read_set("letters/develop"), read_set("letters/held_out")
SUBJECT = "ご検討のお礼"


def _kinds(body, **nature):
    return [finding.kind for finding in lint_letter(SUBJECT, body, **{"is_ad": False, **nature})]


def _lint(letter):
    subject, _, body = letter.text.partition("\n")
    return lint_letter(subject.removeprefix("件名：").strip(), body, is_ad="ad" in letter.labels)


def test_lint_letter_says_where_why_and_what_instead():
    finding = lint_letter("御社へのお礼", "田中　様\n\nお世話になっております。", is_ad=False)[0]

    assert (finding.where, finding.start, finding.end, finding.blocks) == ("subject", 0, 2, True)
    assert str(finding.why) == "「御社」は話し言葉です。"
    assert str(finding.instead) == "「貴社」にしてください（銀行は貴行、病院は貴院、学校は貴校）。"


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("㈱さくら製作所\n田中　様\n\nありがとうございました。", [KeigoKind.SHORT_COMPANY]),
        ("田中　様\n\nありがとうございました。\n\n㈱みなと商会\n電話：03-0000-0000", []),
        ("購買部御中\n田中様\n\nありがとうございました。", [KeigoKind.DOUBLE_ADDRESS]),
        ("購買部　御中\n\nありがとうございました。皆様によろしく。", []),
        ("田中部長様\n\nありがとうございました。", [KeigoKind.TITLE_AND_SAMA]),
        ("部長　田中　様\n\nありがとうございました。", []),
        ("「御社の訳は固い」とのお言葉に感謝いたします。", []),
        ("円滑なご運営をお祈りします。", []),
        ("月に5,000円でございます。", [KeigoKind.PRICE]),
        ("https://a.example.jp/ask/abcDEF123/\nお待ちしております。", []),
        ("https://a.example.jp/news/\nお待ちしております。", [KeigoKind.FOREIGN_LINK]),
        ("ありがとうございました。\n\n---\n山田\nhttps://a.example.jp", []),
        ("先日の記事です。\nhttps://a.example.jp/news/\n\n山田\nmail: a@example.jp", [KeigoKind.FOREIGN_LINK]),
    ],
)
def test_lint_letter_finds_what_a_careful_reader_would(body, kinds):
    assert _kinds(body) == kinds


def test_lint_letter_misses_what_is_not_written():
    missing = lint_letter(" ", "", is_ad=False)

    assert [(finding.where, finding.kind, finding.blocks) for finding in missing] == [
        ("subject", KeigoKind.EMPTY, True),
        ("body", KeigoKind.EMPTY, True),
    ]


def test_lint_letter_lets_an_advert_sell_but_not_be_careless():
    body = "御社に、二割引でご案内いたします。"

    assert _kinds(body) == [KeigoKind.SPOKEN_YOU, KeigoKind.PRICE]
    assert _kinds(body, is_ad=True) == [KeigoKind.SPOKEN_YOU]


def test_lint_letter_leaves_a_reply_to_the_listening_guard():
    body = "ご誤解があるようです。"

    assert _kinds(body) == [KeigoKind.REBUTTAL]
    assert _kinds(body, is_reply=True) == []


def test_lint_letter_only_warns_of_prices_in_a_reply():
    findings = lint_letter(SUBJECT, "お尋ねの費用は、月3万円でした。", is_ad=False, is_reply=True)

    assert [(finding.kind, finding.blocks) for finding in findings] == [(KeigoKind.PRICE, False)]


def test_lint_letter_lets_a_template_have_its_places():
    body = "{宛名}\n\nこのたびは{提案名}の件、ありがとうございました。{{ name }}"

    assert _kinds(body) == [KeigoKind.UNFILLED] * 3
    assert _kinds(body, is_template=True) == [KeigoKind.UNFILLED]


def test_lint_letter_only_warns_of_blame_and_doubtful_words():
    findings = lint_letter(SUBJECT, "ご説明した通りです。高いとのことでしたが、三年お使いになれます。", is_ad=False)

    assert [(finding.kind, finding.blocks) for finding in findings] == [
        (KeigoKind.BLAME, False),
        (KeigoKind.REBUTTAL, False),
    ]


def test_lint_letter_warns_of_much_humility_and_of_walls_of_text():
    wall = "雨の中をご案内くださり、ありがとうございました。" * 3
    humble = "拝見させていただきました。\n" * 3
    findings = lint_letter(SUBJECT, f"{wall}\n{humble}", is_ad=False)

    assert [(finding.kind, finding.blocks, str(finding.why)) for finding in findings] == [
        (KeigoKind.LONG_LINES, False, "長い行が1行あります。"),
        (KeigoKind.TOO_HUMBLE, False, "「させていただく」が3文にあります。"),
    ]


def test_lint_letter_takes_a_long_greeting_and_a_link_as_they_are():
    greeting = "お世話になっております。株式会社みなと商会の山田太郎の上司で、営業部長の鈴木一郎でございます。"
    link = "ご回答ページはこちらです。お待ちしております。https://a.example.jp/ask/abcDEF123abcDEF123abcDEF123/"

    assert _kinds(f"{greeting}\n{link}") == []


def test_letters_of_the_sets_are_many():
    letters = [*DEVELOP, *HELD_OUT]

    assert len(letters) >= 120
    assert sum(letter.is_clean for letter in letters) >= 60


def test_lint_letter_finds_what_the_sets_expect():
    letters = [*DEVELOP, *HELD_OUT]
    wanted = [(letter, label) for letter in letters for label in letter.labels - {"clean", "ad"}]

    found = [label in {finding.kind.value for finding in _lint(letter)} for letter, label in wanted]
    alarms = [bool(_lint(letter)) for letter in letters if letter.is_clean]

    assert sum(found) / len(found) >= 0.95
    assert sum(alarms) / len(alarms) <= 0.02


def test_the_sets_expect_every_kind():
    assert {label for letter in (*DEVELOP, *HELD_OUT) for label in letter.labels} == {"clean", "ad", *KeigoKind}


@given(st.text(alphabet="様御中株(){}「」。\n円割引御社-させていただhttps:/.ask", max_size=80))
def test_lint_letter_reads_any_text(text):
    findings = lint_letter(text, text, is_ad=False)

    assert all(0 <= finding.start <= finding.end <= len(text) for finding in findings)
