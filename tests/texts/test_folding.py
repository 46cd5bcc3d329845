"""The form in which clauses are looked at."""

from __future__ import annotations

import pytest

from atoippo.texts.folding import folded


@pytest.mark.parametrize(
    ("clause", "form"),
    [
        ("予算がない", " 予算がない "),
        ("単価NG, 3ヶ月後", " 単価 ng , 0ヶ月後 "),
        ("ｺｽﾄ高　他社", " コスト高他社 "),
        ("Price too high", " price too high "),
        ("1,200.5千円", " 0千円 "),
        ("予算がなく今回は見送ります", " 予算がなく "),
        ("", "  "),
    ],
)
def test_clause_is_folded(clause, form):
    assert folded(clause) == form
