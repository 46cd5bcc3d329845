"""Courtesy, signatures and quoted mails."""

from __future__ import annotations

import pytest

from atoippo.texts.courtesy import is_courtesy, is_mail, quoted_parts


@pytest.mark.parametrize(
    ("clause", "in_mail", "courtesy"),
    [
        ("いつもお世話になっております。", False, True),
        ("お忙しい中、お時間をいただきありがとうございました。", False, True),
        ("検討の結果、", False, True),
        ("Dear Mr. Sato,", False, True),
        ("申し訳ございませんが予算がなく", False, False),
        ("予算がない", True, False),
        ("株式会社みなと商会 総務課", True, True),
        ("株式会社みなと商会 総務課", False, False),
        ("TEL 03-0000-0000", True, True),
        ("佐藤様", True, True),
        ("クラウド禁止という社内の仕様", True, False),
    ],
)
def test_courtesy_tells_nothing(clause, in_mail, courtesy):
    assert is_courtesy(clause, in_mail=in_mail) == courtesy


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("予算がありません。", []),
        ("予算がありません。\n\n> 価格をご確認ください\n", ["> 価格をご確認ください\n"]),
        (
            "見送ります。\n\n2024年5月1日 佐藤 <sato@example.jp>:\n価格は\n100円",
            ["2024年5月1日 佐藤 <sato@example.jp>:\n価格は\n100円"],
        ),
        ("見送ります。\n-----Original Message-----\nお見積りです", ["-----Original Message-----\nお見積りです"]),
        ("> 予算がない\n> とのこと\n> でした", []),
        ("差出人: 佐藤\n\n予算がありません。\n", []),
    ],
)
def test_quoted_earlier_mail_is_found(text, quoted):
    assert [text[start:end] for start, end in quoted_parts(text)] == quoted


@pytest.mark.parametrize(("text", "mail"), [("一行", False), ("二\n行", False), ("三\n行\nの文", True)])
def test_mail_is_told_by_its_lines(text, mail):
    assert is_mail(text) == mail
