"""Write docs/reference/cli.md from the commands themselves; `--check` fails when the file no longer says the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["ATOIPPO_LANG"] = "ja"

import typer

from atoippo.cli import app, commands  # noqa: F401 - each command adds itself

TARGET = Path(__file__).with_name("cli.md")
HEAD = "# コマンド\n\nこのページは `make fix` がコードから作ります（`docs/reference/generate.py`）。直すときはコードのほうを直してください。\n"


def main() -> int:
    """Write the page, or check it; return the exit code."""
    page = "\n".join([HEAD, *_sections(typer.main.get_command(app), ["atoippo"])])
    if "--check" in sys.argv:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == page:
            return 0
        sys.stderr.write(f"{TARGET.name} is not what the commands say: run make fix\n")
        return 1
    TARGET.write_text(page, encoding="utf-8")
    return 0


def _sections(command, path):
    """Yield the Markdown of a command and of those under it."""
    yield f"## `{' '.join(path)}`\n\n{command.help or ''}\n"
    rows = [_row(parameter) for parameter in command.params if not getattr(parameter, "hidden", False)]
    if rows and not hasattr(command, "commands"):
        yield "| 引数・オプション | 意味 | 既定 |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    for name, child in sorted(getattr(command, "commands", {}).items()):
        yield from _sections(child, [*path, name])


def _row(parameter) -> str:
    names = [*parameter.opts, *parameter.secondary_opts] if parameter.param_type_name == "option" else []
    if parameter.metavar:
        names.append(parameter.metavar)
    default = parameter.default
    shown = "" if default in (None, False, ()) or callable(default) or parameter.required else f"`{default}`"
    return f"| {_cell(' '.join(f'`{name}`' for name in names))} | {_cell(parameter.help or '')} | {shown} |"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")


if __name__ == "__main__":
    sys.exit(main())
