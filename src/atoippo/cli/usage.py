"""Commands that show their help whole, and say in the person's language what they could not understand and how to mend it."""

from __future__ import annotations

from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from atoippo.cli.help_page import help_page
from atoippo.cli.speech import stop, t
from atoippo.cli.wrapping import fold, terminal_width
from atoippo.values.message import Message, msg

UsageError: type[Exception] = typer.BadParameter.__mro__[1]  # Typer has no public name for what its parser raises

ADVICE = MappingProxyType(  # what a value must be, by the parameter's name
    {
        "files": msg("ファイルを1つ以上書いてください（例：atoippo dig 案件一覧.csv）。"),
        "lang": msg("--lang は ja か en です。"),
        "rows": msg("--rows は 1 から 200000 までの整数です。"),
        "seed": msg("--seed は 0 以上の整数です。"),
        "file": msg("ファイルの場所を1つ書いてください。"),
        "port": msg("--port は 1 から 65535 までの整数です。"),
        "processes": msg("--processes は 1 から 64 までの整数です。"),
    }
)


class Misuse(typer.BadParameter):
    """What the person typed can't be understood."""

    def __init__(self, advice: Message, context: Any) -> None:
        super().__init__(t(advice), ctx=context)
        self.advice = advice
        self.command_path = context.command_path

    def format_message(self) -> str:
        """Return the advice as it is."""
        return self.message

    def show(self, file: Any = None) -> None:  # noqa: ARG002 - the signature is Typer's
        """Say the advice, and where to read more, on standard error."""
        stop(self.advice)
        more = msg("使い方は {command} で見られます。", command=f"{self.command_path} --help")
        typer.echo(fold(t(more), width=terminal_width()), err=True)


class Command(TyperCommand):
    """A command with our help and our words for mistakes."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(help_page(self, ctx, terminal_width()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what the person typed."""
        ctx.allow_extra_args = True  # looked at below, in our words
        try:
            extra = super().parse_args(ctx, args)
        except UsageError as trouble:
            raise Misuse(_advice(trouble, ctx), ctx) from trouble
        if extra and not ctx.resilient_parsing:
            advice = msg('「{extra}」は余分です。空白のある値は " で囲んでください。', extra=" ".join(extra))
            raise Misuse(advice, ctx)
        return extra


class Group(TyperGroup):
    """Commands under one name, with our help and our words for mistakes."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(help_page(self, ctx, terminal_width()))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what the person typed; nothing at all gets the help."""
        if not args and not ctx.resilient_parsing:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(2)
        try:
            return super().parse_args(ctx, args)
        except UsageError as trouble:
            raise Misuse(_advice(trouble, ctx), ctx) from trouble

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which there are."""
        if self.get_command(ctx, args[0]) is None:
            names = self.list_commands(ctx)
            near = get_close_matches(args[0], names, n=1)
            raise Misuse(_no_command(args[0], near, names), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except Misuse:
            raise
        except UsageError as trouble:
            advice = msg("コマンドを書いてください（{names}）。", names=" ".join(self.list_commands(ctx)))
            raise Misuse(advice, ctx) from trouble


def _no_command(name: str, near: list[str], names: list[str]) -> Message:
    if near:
        return msg("{name} というコマンドはありません。{near} のことでしょうか。", name=name, near=near[0])
    return msg("{name} というコマンドはありません。あるのは {names} です。", name=name, names=" ".join(names))


def _advice(trouble: Any, context: Any) -> Message:
    """Say how to mend what Typer's parser could not read."""
    name = getattr(trouble, "option_name", None)
    parameters = context.command.get_params(context)
    parameter = getattr(trouble, "param", None) or next(
        (p for p in parameters if name in {*p.opts, *p.secondary_opts}), None
    )
    if parameter is None:
        near = getattr(trouble, "possibilities", None) or []
        return _no_option(str(name), near)
    if getattr(parameter, "is_flag", False):
        return msg("{option} に値は付けられません。", option=name or parameter.opts[0])
    return ADVICE.get(parameter.name) or msg(
        "{option} のあとに {metavar} を書いてください。", option=name or parameter.opts[0], metavar=parameter.metavar
    )


def _no_option(name: str, near: Any) -> Message:
    if near:
        return msg("{name} というオプションはありません。{near} のことでしょうか。", name=name, near=min(near))
    return msg("{name} というオプションはありません。", name=name)
