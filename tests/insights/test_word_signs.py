"""What was found in words is remembered."""

from __future__ import annotations

from datetime import date

from atoippo.insights import word_signs
from atoippo.insights.word_signs import RememberedSigns
from atoippo.texts.no_return import NoReturn


def test_remembered_signs_say_the_same_again():
    signs = RememberedSigns().as_signs

    assert [signs.no_return("先方が廃業された") for _ in range(2)] == [NoReturn.CLOSED] * 2
    assert [signs.named_on("来月に再度連絡", date(2026, 3, 5)) for _ in range(2)] == [date(2026, 4, 1)] * 2


def test_remembered_signs_do_not_grow_without_end(monkeypatch):
    monkeypatch.setattr(word_signs, "MOST_TEXTS", 2)
    signs = RememberedSigns().as_signs

    found = [signs.no_return(text) for text in ["廃業", "予算がない", "倒産", "廃業"]]

    assert found == [NoReturn.CLOSED, None, NoReturn.CLOSED, NoReturn.CLOSED]
