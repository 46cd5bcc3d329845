"""Both languages are complete: every Japanese sentence has its English, with the same places."""

from __future__ import annotations

import re

import pytest

from architecture.catalogue import english, message_is_said, places, spoken

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@pytest.fixture(scope="module")
def said():
    return {message.id: message for message in english() if message.id}


def test_every_sentence_has_its_english(said):
    lacking = [
        message.id
        for message in spoken()
        if message.id and not (message.id in said and message_is_said(said[message.id]))
    ]

    assert lacking == []


def test_the_catalogue_holds_nothing_that_is_no_longer_said(said):
    assert set(said) - {message.id for message in spoken()} == set()


def test_no_translation_is_fuzzy(said):
    assert [message.id for message in said.values() if message.fuzzy] == []


def test_translations_keep_the_places(said):
    differ = []
    for key, message in said.items():
        source = key if isinstance(key, str) else key[0]
        forms = (message.string,) if isinstance(message.string, str) else message.string
        differ += [
            source
            for form in forms
            if places(form) - places(source) or (len(forms) == 1 and places(form) != places(source))
        ]

    assert differ == []


def test_translations_are_english(said):
    # a sentence may name a file, an option's example or the Japanese word that the reader must type
    forms = [form for m in said.values() for form in ((m.string,) if isinstance(m.string, str) else m.string)]

    assert [form for form in forms if JAPANESE.search(re.sub(r"“[^”]*”|`[^`]*`", "", form))] == []
