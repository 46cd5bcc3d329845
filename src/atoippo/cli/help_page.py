"""The help of a command, whole at every width of the terminal and in the language of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from atoippo.cli.speech import t
from atoippo.cli.wrapping import cells, fold
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Entry = tuple[str, str]  # names as typed, and what they do

MARGIN = "  "
NAMES_WIDTH = 20  # longer names stand on a line of their own
HELP_TEXT = msg("この説明を表示します。")


def help_page(command: Any, context: Any, width: int) -> str:
    """Return usage, what the command does, its arguments, options and commands."""
    arguments, options = _parameters(command, context)
    pieces = " ".join([context.command_path, *_usage(command, context)])
    title = t(msg("使い方")) + ": "
    usage = fold(pieces, width=width, first=title, rest=" " * cells(title))
    parts = [
        usage,
        _paragraph(command.help, width),
        _section(msg("引数"), arguments, width),
        _section(msg("オプション"), options, width),
        _section(msg("コマンド"), _commands(command, context), width),
        _paragraph(command.epilog, width),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _usage(command: Any, context: Any) -> Iterator[str]:
    yield t(msg("[オプション]"))
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            yield parameter.metavar if parameter.required else f"[{parameter.metavar}]"
    if hasattr(command, "list_commands"):
        yield t(msg("コマンド …"))


def _parameters(command: Any, context: Any) -> tuple[list[Entry], list[Entry]]:
    arguments, options = [], []
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            arguments.append((parameter.metavar, (parameter.help or "") + t(msg("（必須）")) * parameter.required))
        else:
            options.append((_names(parameter), _option_text(parameter)))
    return arguments, options


def _names(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names += " / " + ", ".join(option.secondary_opts)
    return f"{names} {option.metavar}" if option.metavar else names


def _option_text(option: Any) -> str:
    if "--help" in option.opts:
        return t(HELP_TEXT)
    text = str(option.help)
    if option.show_default and option.default not in {None, False}:
        text += t(msg("（ふだんは {default}）", default=str(option.default)))
    return text


def _commands(command: Any, context: Any) -> list[Entry]:
    if not hasattr(command, "list_commands"):
        return []
    return [(name, command.get_command(context, name).short_help) for name in command.list_commands(context)]


def _paragraph(text: str | None, width: int) -> str:
    return fold(text, width=width, first=MARGIN, rest=MARGIN) if text else ""


def _section(title: Message, entries: Sequence[Entry], line_width: int) -> str:
    if not entries:
        return ""
    column = max(width for names, _ in entries if (width := cells(names)) <= NAMES_WIDTH) + 2
    return "\n".join([typer.style(t(title), bold=True), *_lines(entries, column, line_width)])


def _lines(entries: Iterable[Entry], column: int, width: int) -> Iterator[str]:
    rest = MARGIN + " " * column
    for names, text in entries:
        head = MARGIN + names
        if cells(names) + 2 > column:
            yield head
            yield fold(text, width=width, first=rest, rest=rest)
        else:
            yield fold(text, width=width, first=head + " " * (column - cells(names)), rest=rest)
