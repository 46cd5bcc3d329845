"""The two languages in which Atoippo speaks, and how a message is said in one of them."""

from __future__ import annotations

import gettext
from enum import StrEnum
from functools import cache
from importlib.resources import files

from atoippo.values.message import Message


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
    values = {name: say(v, language) if isinstance(v, Message) else v for name, v in message.values.items()}
    return pattern.format(**values)


@cache
def catalogue_of(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of a language; Japanese needs none, a missing one leaves the Japanese text."""
    source = files("atoippo") / "locale" / language / "LC_MESSAGES" / "atoippo.mo"
    if not source.is_file():
        return gettext.NullTranslations()
    with source.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
