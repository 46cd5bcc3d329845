"""A word is looked for as files may spell it."""

from __future__ import annotations

import pytest

from atoippo.values.spellings import old_forms, spellings


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("導入", ("導入",)),
        ("erp", ("erp", "ｅｒｐ", "ＥＲＰ")),
        ("ＥＲＰ", ("ERP", "ＥＲＰ", "ｅｒｐ")),
        ("ネットガード", ("ネットガード", "ﾈｯﾄｶﾞｰﾄﾞ")),
        ("ﾈｯﾄ", ("ネット", "ﾈｯﾄ")),
    ],
)
def test_spellings_hold_both_widths(word, forms):
    assert spellings(word) == forms


@pytest.mark.parametrize(("name", "forms"), [("高橋", ("高橋", "髙橋")), ("田中", ("田中",))])
def test_old_forms_hold_the_forms_of_names(name, forms):
    assert old_forms(name) == forms


def test_old_forms_are_few_however_long_the_name():
    assert len(old_forms("渡辺斉藤高崎" * 5)) == 12
