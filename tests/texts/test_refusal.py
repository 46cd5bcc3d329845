"""The words of refusal."""

from __future__ import annotations

import pytest

from atoippo.texts.refusal import without_refusal


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("予算の都合により今回は見送らせていただきます。", "予算の都合により"),
        ("他社に決めましたのでご提案は辞退いたします", "他社に決めましたので"),
        ("今回は見送ります", "今回は見送ります"),
        ("予算がない", "予算がない"),
    ],
)
def test_words_of_refusal_are_left_out_unless_there_is_nothing_else(clause, told):
    assert without_refusal(clause) == told
