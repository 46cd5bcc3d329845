"""The parts of a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.texts.letter_parts import parts_of, signature_start


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("株式会社さくら\n田中　様\n\nお世話になっております。", "株式会社さくら\n田中　様\n"),
        ("お世話になっております。田中様", ""),
        ("ただの文\nもう一行", ""),
        ("", ""),
    ],
)
def test_parts_of_tells_where_the_address_ends(body, address):
    assert body[: parts_of(body).address_end] == address


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        (
            "ありがとうございました。\n\n-----\n山田\nTEL 03-0000-0000\n-----\n",
            "-----\n山田\nTEL 03-0000-0000\n-----\n",
        ),
        ("ありがとうございました。\n\n山田\nyamada@example.jp", "山田\nyamada@example.jp"),
        ("ありがとうございました。\n山田\nyamada@example.jp", "山田\nyamada@example.jp"),
        ("山田\nyamada@example.jp", "山田\nyamada@example.jp"),
        ("電話 03-0000-0000\nまでお願いいたします。", ""),
        ("ありがとうございました。\n\n山田", ""),
        ("", ""),
    ],
)
def test_signature_start_tells_where_the_writer_signs(body, signature):
    assert body[signature_start(body) :] == signature


@given(st.text(alphabet="様。\n-TEL@a.jp部 ", max_size=60))
def test_parts_of_any_text_are_in_order(text):
    parts = parts_of(text)

    assert 0 <= parts.address_end <= len(text)
    assert 0 <= parts.signature_start <= len(text)
