"""Messages in the reader's language."""

from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from atoippo.values import language
from atoippo.values.language import Language, catalogue_of, say, say_list
from atoippo.values.message import Message, counted, msg


@pytest.fixture
def english_catalogue(tmp_path, monkeypatch):
    """A package folder with a catalogue of three sentences."""
    catalogue = Catalog(locale="en")
    catalogue.add("価格・予算", "price and budget")
    catalogue.add("理由：{reason}", "Reason: {reason}")
    catalogue.add(("{n}件", "{n}件"), ("{n} deal", "{n} deals"))
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / "atoippo.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(compiled.getvalue())
    monkeypatch.setattr(language, "files", lambda _package: tmp_path)
    catalogue_of.cache_clear()
    yield
    catalogue_of.cache_clear()


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("名のある文字列", "名のある文字列"),
        (msg("{n}件", n=3), "3件"),
        (counted("{n}件", 3), "3件"),
        (msg("理由：{reason}", reason=msg("価格・予算")), "理由：価格・予算"),
        (msg("列：{names}", names=(msg("「{word}」", word="甲"), "乙", "丙")), "列：「甲」乙、丙"),
        (msg("列：{names}", names=()), "列："),
    ],
)
def test_say_says_japanese_as_written(message, sentence):
    assert say(message) == sentence


@pytest.mark.usefixtures("english_catalogue")
@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (counted("{n}件", 1), "1 deal"),
        (counted("{n}件", 3), "3 deals"),
        (Message("{n}件", {"n": "三"}, counted_by="n"), "三 deals"),
        (msg("理由：{reason}", reason=msg("価格・予算")), "Reason: price and budget"),
        (msg("まだ訳のない文"), "まだ訳のない文"),
    ],
)
def test_say_asks_the_catalogue_for_english(message, sentence):
    assert say(message, Language.EN) == sentence


def test_message_as_text_is_the_japanese_sentence():
    message = msg("列：{names}", names=(msg("「{word}」", word="甲"), "乙"))

    assert str(message) == say(message)


def test_say_list_separates_as_the_language_does():
    assert [say_list(["甲", msg("価格・予算")], one) for one in Language] == ["甲、価格・予算", "甲, Price / budget"]
