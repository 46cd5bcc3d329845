"""One run of `dig` in the terminal: progress while it works, then what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from atoippo.cli.summary import Summary
from atoippo.reports.dig import dig, write_report
from atoippo.tables.reading import read_deals
from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from atoippo.tables.rows import ReadingOptions


def run(
    files: Sequence[Path], options: ReadingOptions, out: Path, *, today: date, language: Language, names: bool
) -> None:
    """Read, work out and write with progress on standard error; then print the summary on standard output."""
    with _progress() as progress:
        step = progress.add_task(say(msg("ファイルを読んでいます"), language), total=None)
        reading = read_deals(files, options, on_progress=lambda rows: progress.update(step, completed=rows))
        _next(progress, step, msg("失注の理由を読み直しています"), language)
        report = dig(reading, today=today)
        _next(progress, step, msg("図と一覧を書いています"), language)
        written = write_report(report, reading, out, language=language, names=names)
    Summary(Console(), language).show(report, reading, written)


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _next(progress: Progress, step: TaskID, message: Message, language: Language) -> None:
    progress.update(step, description=say(message, language))
