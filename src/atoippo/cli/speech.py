"""How the command line speaks: its language, and how it says that it can't go on."""

from __future__ import annotations

import os

import typer

from atoippo.cli.wrapping import fold, terminal_width
from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg

NO_WEIGHTS = msg(
    "理由を読み取るための重みがありません。make setup（開発中）か pip install --force-reinstall atoippo を行ってください。"
)


def spoken_language() -> Language:
    """Return the language of help and messages: `ATOIPPO_LANG`, Japanese when it is not set."""
    return Language.EN if os.environ.get("ATOIPPO_LANG", "").lower().startswith("en") else Language.JA


def t(message: Message) -> str:
    """Say a message in the language of the command line."""
    return say(message, spoken_language())


def stop(*messages: Message, language: Language | None = None) -> typer.Exit:
    """Say on standard error why the command can't go on, and return the exit (code 2) to raise."""
    for message in messages:
        sentence = fold(say(message, language or spoken_language()), width=terminal_width())
        typer.secho(sentence, fg=typer.colors.RED, err=True)
    return typer.Exit(2)
