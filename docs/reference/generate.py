"""Write docs/reference/{cli,settings}.md from the code itself; `--check` fails when a page no longer says the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["ATOIPPO_LANG"] = "ja"

import typer

from atoippo.cli import app, commands  # noqa: F401 - each command adds itself
from atoippo.config.variables import VARIABLES, Variable

FOLDER = Path(__file__).parent
NOTE = "このページは `make fix` がコードから作ります（`docs/reference/generate.py`）。直すときはコードのほうを直してください。\n"
SETTINGS = """\
環境変数で決めます。どの変数も、名前に `_FILE` を付けてファイルの場所を書くと、その中身を値として読みます（パスワードや鍵に）。
読めない値は、始めるときに直し方と一緒にお知らせします（`atoippo doctor` でも）。

| 変数 | 意味 | 既定 | 例 |
|---|---|---|---|
"""


def main() -> int:
    """Write the pages, or check them; return the exit code."""
    pages = {
        "cli.md": "\n".join(["# コマンド\n", NOTE, *_sections(typer.main.get_command(app), ["atoippo"])]),
        "settings.md": f"# 設定\n\n{NOTE}\n{SETTINGS}" + "".join(map(_setting, VARIABLES.values())),
    }
    if "--check" in sys.argv:
        stale = [name for name, text in pages.items() if not _says(FOLDER / name, text)]
        sys.stderr.writelines(f"{name} is not what the code says: run make fix\n" for name in stale)
        return 1 if stale else 0
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def _says(page: Path, text: str) -> bool:
    return page.is_file() and page.read_text(encoding="utf-8") == text


def _setting(variable: Variable) -> str:
    default = variable.spoken_default or (f"`{variable.default}`" if variable.default else "（なし）")
    return f"| `{variable.name}` | {_cell(variable.meaning)} | {_cell(default)} | `{_cell(variable.example)}` |\n"


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
