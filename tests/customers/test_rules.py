from __future__ import annotations

import pytest

from atoippo.customers.rules import (
    ALIKE_FROM,
    CROWD,
    MOST_OF_ONE,
    KnownName,
    Likeness,
    alike,
    differ_by_one_sign,
    heads_of,
    known_name,
    likeness,
    reading,
)
from workplace import key_of


def named(pk, name, corporate_number=""):
    return known_name(pk, key_of(name), corporate_number)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社さくら商事", "さくら商事"),
        ("株式会社さくら商事", "さくら商事株式会社"),
        ("有限会社さくら商事", "株式会社さくら商事"),
        ("株式会社さくら商事", "株式会社サクラ商事"),
        ("株式会社ABC", "株式会社エービーシー"),
        ("株式会社みなとコンピュータ", "株式会社みなとコンピューター"),
        ("株式会社ヴァンテージ", "株式会社バンテージ"),
        ("株式会社スターテック", "株式会社スタテーック"),
        ("株式会社オリエンタルフーズ", "株式会社オリエンタルフード"),
        ("株式会社東日本電機製作所工場", "株式会社東日本電気製作所工場"),
        ("株式会社みなと商会", "株式会社みなと商会大阪"),
        ("株式会社みなと商会", "株式会社新みなと商会"),
    ],
)
def test_names_that_may_be_one_company_are_alike(one, other):
    pair = [named(1, one), named(2, other)]

    assert [(each.company, each.other) for each in alike(pair)] == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("株式会社さくら商事", "株式会社あおば物産"),
        ("医療法人さくら会", "学校法人さくら会"),
        ("医療法人みなと商会", "学校法人みなと商会大阪"),
        ("株式会社第一工業所", "株式会社第二工業所"),
        ("株式会社三峰運輸", "株式会社月峰運輸"),
        ("株式会社さくら", "株式会社さくい"),
        ("株式会社みなと", "株式会社みなと商会"),
        ("株式会社みなと商会", "株式会社みなと商会西日本販売サービスセンター運営"),
        ("株式会社Toyota", "株式会社トヨタ"),
    ],
)
def test_names_of_different_companies_are_not_alike(one, other):
    assert alike([named(1, one), named(2, other)]) == []


def test_corporate_numbers_decide_where_both_are_known():
    one = named(1, "株式会社さくら商事", "1111111111111")

    assert likeness(one, named(2, "青葉物産", "1111111111111")) == 1.0
    assert likeness(one, named(2, "さくら商事", "2222222222222")) == 0.0
    assert likeness(one, named(2, "さくら商事")) == 0.95


def test_alike_gives_the_most_alike_first_and_few_of_each_company():
    names = [
        named(pk, f"{kind}さくら商事") for pk, kind in enumerate(["", "株式会社", "有限会社", "合同会社", "合資会社"])
    ]

    pairs = alike(names)

    assert pairs[0] == Likeness(0, 1, 0.95)
    assert max(sum(pk in {pair.company, pair.other} for pair in pairs) for pk in range(5)) == MOST_OF_ONE
    assert [pair.likeness for pair in pairs] == sorted((pair.likeness for pair in pairs), reverse=True)
    assert all(pair.likeness >= ALIKE_FROM for pair in pairs)


def test_sign_that_tells_a_crowd_of_names_apart_is_no_slip():
    crowd = [named(pk, f"株式会社オリエンタル{sign}フーズ") for pk, sign in enumerate("サシスセソタチテトナニヌネ")]

    assert (len(crowd), alike(crowd)) == (CROWD + 1, [])
    assert alike(crowd[:2]) != []


def test_long_texts_and_empty_names_are_nobodys():
    long = "あ" * 70

    assert alike([KnownName(1, "", "", ""), KnownName(2, "", "", ""), named(3, long), named(4, f"{long}い")]) == []


def test_reading_spells_short_words_of_letters_out():
    assert reading("abcとtoyota") == "エビシトtoyota"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("さくら", "さくら", False),
        ("さくら", "さら", True),
        ("さくら", "さくらば", True),
        ("さくら", "くさら", True),
        ("さくら", "さから", True),
        ("さくら", "くらさ", False),
        ("さくら", "さ", False),
        ("さくら", "ばくらば", False),
    ],
)
def test_differ_by_one_sign(one, other, expected):
    assert differ_by_one_sign(one, other) is expected
    assert differ_by_one_sign(other, one) is expected


def test_heads_are_followed_to_the_end():
    assert heads_of([(1, 2), (2, 3), (4, 3)]) == {1: 3, 2: 3, 4: 3}
