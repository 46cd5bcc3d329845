"""Messages, before anybody reads them."""

from __future__ import annotations

from atoippo.values.message import Message, counted, msg


def test_message_says_its_japanese_sentence():
    assert str(msg("{company}様へ{n}件", company="さくら商事", n=3)) == "さくら商事様へ3件"


def test_message_may_hold_messages():
    assert str(msg("理由：{reason}", reason=msg("価格・予算"))) == "理由：価格・予算"


def test_counted_names_the_number_that_counts():
    assert counted("{n}件（{of}件中）", 3, of=5) == Message("{n}件（{of}件中）", {"n": 3, "of": 5}, counted_by="n")
