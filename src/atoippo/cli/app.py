"""The `atoippo` command itself."""

from __future__ import annotations

from typing import Annotated

import typer

from atoippo import __version__
from atoippo.cli.speech import t
from atoippo.cli.usage import Group
from atoippo.values.message import msg

app = typer.Typer(
    name="atoippo",
    cls=Group,
    help=t(msg("あと一歩：断られた理由を、次の受注に。")),
    epilog=t(
        msg("はじめての方は: atoippo sample --out 見本.csv のあと atoippo dig 見本.csv（英語表示は ATOIPPO_LANG=en）")
    ),
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
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
