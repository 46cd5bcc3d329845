"""One run of `dig` in the terminal: progress while it works, then what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from atoippo.reports.dig import ReportFiles, dig, write_report
from atoippo.reports.words import spoken_day
from atoippo.tables.reading import read_deals
from atoippo.values.language import Language, say
from atoippo.values.message import Message, counted, msg
from atoippo.values.reach import Reach
from atoippo.values.yen import format_yen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from atoippo.reports.findings import Finding
    from atoippo.reports.report import Report
    from atoippo.reports.revival import RevivalCandidate
    from atoippo.tables.rows import Reading, ReadingOptions


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
    return Progress(*columns, console=Console(stderr=True), transient=True)


def _next(progress: Progress, step: TaskID, message: Message, language: Language) -> None:
    progress.update(step, description=say(message, language))


class Summary:
    """What a person reads in the terminal after a run; texts from files are printed as they are, never as markup."""

    def __init__(self, console: Console, language: Language) -> None:
        self.console = console
        self.language = language

    def show(self, report: Report, reading: Reading, written: ReportFiles) -> None:
        """Print totals, findings, the first five companies, what was set aside and where the files lie."""
        self._totals(report)
        self.console.print(self._findings(report.findings))
        if report.revival.candidates:
            self.console.print(self._first_five(report.revival.candidates[:5]))
        for thing in report.missing:
            self.console.print(
                Text(f"・{say(thing.what, self.language)}{say(thing.how, self.language)}", style="yellow")
            )
        self._sum(reading, written)

    def _say(self, message: Message, style: str = "") -> None:
        self.console.print(Text(say(message, self.language), style=style))

    def _totals(self, report: Report) -> None:
        table = report.table
        self._say(
            msg(
                "商談{deals:,}件（受注{won:,}件・失注{lost:,}件・進行中{open:,}件）",
                deals=table.frame.height,
                won=table.count("won"),
                lost=table.count("lost"),
                open=table.count("open"),
            ),
            style="bold green",
        )

    def _findings(self, findings: Sequence[Finding]) -> Table:
        grid = Table.grid(padding=(0, 1))  # a sentence without spaces wraps only within a cell
        grid.add_column()
        grid.add_column(overflow="fold")
        for number, finding in enumerate(findings, start=1):
            grid.add_row(f"{number}.", Text(say(finding.title, self.language), style="bold"))
            grid.add_row("", Text(say(finding.advice, self.language), style="dim"))
        return grid

    def _first_five(self, candidates: Sequence[RevivalCandidate]) -> Table:
        table = Table(title=say(msg("まず、この会社から"), self.language), title_justify="left", show_lines=True)
        for title in (msg("会社"), msg("金額"), msg("どこまで"), msg("次のご連絡と、その訳")):
            table.add_column(say(title, self.language), overflow="fold")
        for candidate in candidates:
            table.add_row(*(Text(cell) for cell in self._cells(candidate)))
        return table

    def _cells(self, candidate: RevivalCandidate) -> tuple[str, str, str, str]:
        return (
            candidate.company or candidate.deal or "–",
            format_yen(candidate.amount_yen, self.language) if candidate.amount_yen is not None else "–",
            self._reach(candidate.reach),
            f"{spoken_day(candidate.outlook.next_on, self.language)}\n{say(candidate.outlook.why, self.language)}",
        )

    def _reach(self, reach: Reach | None) -> str:
        if reach is None:
            return "–"
        return "●" * reach + "○" * (len(Reach) - reach) + "\n" + say(reach.label, self.language)

    def _sum(self, reading: Reading, written: ReportFiles) -> None:
        self._say(
            msg(
                "読んだ{read:,}行＝取り込んだ{taken:,}行＋取り分けた{aside:,}行＋見出し・題名・空行・合計{named:,}行",
                read=reading.rows_read,
                taken=len(reading.deals),
                aside=len(reading.set_aside),
                named=reading.rows_named,
            ),
            style="dim",
        )
        if reading.set_aside:
            message = counted(
                "取り分けた{n:,}行は、直し方を添えて {file} に入れました。",
                n=len(reading.set_aside),
                file=str(written.set_aside),
            )
            self._say(message, style="yellow")
        self._say(msg("報告: {file}", file=str(written.page)), style="bold")
        self._say(msg("一覧: {file}", file=str(written.workbook)), style="bold")
