"""Japanese text, made comparable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.japanese_text import EVERYDAY_FORMS, fold, normalize

ANY_TEXT = st.text(
    alphabet=st.characters(exclude_categories=()) | st.sampled_from("ーｰ-－〜～ 　\r\n\u200b\u3099ﾞｶA1髙")
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("plain ASCII", "plain ASCII"),
        ("  two  spaces ", "two spaces"),
        ("ＡＢＣ１２３", "ABC123"),
        ("ｻｰﾊﾞｰ", "サーバー"),
        ("ｶﾞｷﾞｸﾞ", "ガギグ"),
        ("㈱①㍿㋿", "(株)1株式会社令和"),
        ("10〜20", "10〜20"),
        ("10～20", "10〜20"),
        ("10∼20", "10〜20"),
        ("a~b", "a~b"),
        ("３－４‐５−６–７", "3-4-5-6-7"),
        ("—と―と─", "―と―と―"),
        ("データーベース", "データーベース"),
        ("03ー1234ー5678", "03-1234-5678"),
        ("Aー1とーB", "A-1とーB"),
        ("東京　\u3000本社\t2階", "東京 本社 2階"),
        ("一行目 \r\n　二行目\r三行目\u2028四行目", "一行目\n二行目\n三行目\n四行目"),
        ("段落\n\n段落", "段落\n\n段落"),
        ("見え\u200bない\ufeff字\x00\x1b", "見えない字"),
        ("葛\U000e0100飾", "葛飾"),
        ("髙﨑", "髙﨑"),
        ("半分\ud800", "半分"),
        ("", ""),
    ],
)
def test_normalize_leaves_one_way_of_writing(text, normal):
    assert normalize(text) == normal


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("髙﨑 商店", "高崎商店"),
        ("濵田", "浜田"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡辺"),
        ("齋藤", "斉藤"),
        ("斎藤", "斉藤"),
        ("𠮷野家", "吉野家"),
        ("ＡＢＣ Straße", "abcstrasse"),
        ("A―B", "a-b"),
        ("一行\n二行", "一行二行"),
    ],
)
def test_fold_forgets_what_people_write_differently(text, key):
    assert fold(text) == key


def test_everyday_forms_are_final_and_old_forms_stand_once():
    old = "".join(EVERYDAY_FORMS.values())

    assert len(set(old)) == len(old)
    assert set(old).isdisjoint(EVERYDAY_FORMS)
    assert unicodedata.normalize("NFKC", old) == old


@given(ANY_TEXT)
def test_normalize_has_nothing_left_to_do(text):
    normal = normalize(text)

    assert normalize(normal) == normal


@given(ANY_TEXT)
def test_normalize_leaves_nothing_invisible(text):
    normal = normalize(text)

    assert {unicodedata.category(sign) for sign in normal if sign != "\n"} & {"Cc", "Cs", "Zl", "Zp"} == set()
    assert "  " not in normal


@given(ANY_TEXT)
def test_fold_has_nothing_left_to_do(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="あ亜アー漢字、。A1 \n", min_size=501, max_size=3000))
def test_long_texts_are_normalized_like_short_ones(text):
    lines = [normalize(line) for line in text.split("\n")]

    assert normalize(text) == "\n".join(lines).strip()


def test_a_megabyte_of_accents_keeps_its_order():
    text = "か" + "\u0301\u0316" * 400_000

    assert normalize(text)[:1] == "か"
