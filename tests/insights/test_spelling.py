"""Words find deals in whatever width, case or form of a character they are written."""

from __future__ import annotations

import polars as pl
import pytest

from atoippo.insights.spelling import in_one_spelling


@pytest.mark.parametrize(
    "text", ["ネットワークERP", "ﾈｯﾄﾜｰｸERP", "ネットワークＥＲＰ", "ネットワークｅｒｐ", "ﾈｯﾄﾜｰｸＥrP"]
)
def test_widths_and_cases_are_one_spelling(text):
    assert pl.select(in_one_spelling(pl.lit(text))).item() == "ネットワークerp"


@pytest.mark.parametrize(("name", "everyday"), [("髙橋", "高橋"), ("渡邉", "渡辺"), ("𠮷田", "吉田"), ("山田", "山田")])
def test_old_forms_of_a_character_are_its_everyday_form(name, everyday):
    assert pl.select(in_one_spelling(pl.lit(name))).item() == everyday
