"""The two languages in which Atoippo speaks, and how a message is said in one of them."""

from __future__ import annotations

import gettext
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from atoippo.values.message import Message, joined, msg

if TYPE_CHECKING:
    from collections.abc import Iterable

LIST_COMMA = msg("、")


class Language(StrEnum):
    """Japanese is the source language; English is complete."""

    JA = "ja"
    EN = "en"


def say(message: Message | str, language: Language = Language.JA) -> str:
    """Return the sentence in the reader's language, its named places filled in."""
    if isinstance(message, str):
        return message
    catalogue = catalogue_of(language)
    if message.counted_by is None:
        pattern = catalogue.gettext(message.text)
    else:
        number = message.values[message.counted_by]
        pattern = catalogue.ngettext(message.text, message.text, number if isinstance(number, int) else 0)
    return pattern.format(**{name: _said(value, language) for name, value in message.values.items()})


def say_list(parts: Iterable[Message | str], language: Language = Language.JA) -> str:
    """Return the parts as a list in the reader's language."""
    return joined([say(part, language) for part in parts], comma=say(LIST_COMMA, language))


def _said(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return say_list(value, language)
    return say(value, language) if isinstance(value, Message) else value


@cache
def catalogue_of(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of a language; Japanese needs none, a missing one leaves the Japanese text."""
    source = files("atoippo") / "locale" / language / "LC_MESSAGES" / "atoippo.mo"
    if not source.is_file():
        return gettext.NullTranslations()
    with source.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
