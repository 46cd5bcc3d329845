"""The `atoippo` command itself, and the language it speaks."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from atoippo import __version__
from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg


def spoken_language() -> Language:
    """Return the language of help and messages: `ATOIPPO_LANG`, Japanese when it is not set."""
    return Language.EN if os.environ.get("ATOIPPO_LANG", "").lower().startswith("en") else Language.JA


def t(message: Message) -> str:
    """Say a message in the language of the command line."""
    return say(message, spoken_language())


app = typer.Typer(
    name="atoippo",
    help=t(msg("あと一歩：断られた理由を、次の受注に。")),
    epilog=t(
        msg("はじめての方は: atoippo sample --out 見本.csv のあと atoippo dig 見本.csv（英語表示は ATOIPPO_LANG=en）")
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"atoippo {__version__}")
        raise typer.Exit


@app.callback()
def _atoippo(
    _version: Annotated[
        bool,
        typer.Option("--version", help=t(msg("版を表示します。")), callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    pass


def stop(message: Message, *, language: Language | None = None) -> typer.Exit:
    """Say on standard error why the command can't go on, and return the exit (code 2) to raise."""
    typer.secho(say(message, language or spoken_language()), fg=typer.colors.RED, err=True)
    return typer.Exit(2)
