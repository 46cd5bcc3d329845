"""What a person reads in the terminal after a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from atoippo.cli.sentence import Sentence
from atoippo.reports.words import spoken_day
from atoippo.values.language import Language, say
from atoippo.values.message import Message, counted, msg
from atoippo.values.reach import Reach
from atoippo.values.yen import format_yen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from atoippo.reports.dig import ReportFiles
    from atoippo.reports.findings import Finding
    from atoippo.reports.report import Report
    from atoippo.reports.revival import RevivalCandidate, RevivalList
    from atoippo.tables.rows import Reading, SheetReport

NOTICES = 5  # more of them stand in the report


class Summary:
    """Totals, findings, companies and files of a run; texts from files are printed as they are, never as markup."""

    def __init__(self, console: Console, language: Language) -> None:
        self.console = console
        self.language = language

    def show(self, report: Report, reading: Reading, written: ReportFiles) -> None:
        """Print totals, findings, the first five companies, what to look at, and where the files lie."""
        self._totals(report)
        if report.findings:
            self.console.print(self._findings(report.findings))
        if report.revival.candidates:
            self.console.print(self._first_five(report.revival.candidates[:5]))
        self._left_out(report.revival, lost=report.table.count("lost"))
        for thing in report.missing:
            self._point(say(thing.what, self.language) + self._space + say(thing.how, self.language))
        self._notices(reading.sheets)
        self._sum(reading, written)

    @property
    def _space(self) -> str:
        return " " if self.language is Language.EN else ""

    def _say(self, message: Message, style: str = "") -> None:
        self.console.print(Sentence(say(message, self.language), style))

    def _point(self, text: str) -> None:
        grid = Table.grid()
        grid.add_row(Text("・", style="yellow"), Sentence(text, "yellow"))
        self.console.print(grid)

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
        grid = Table.grid(padding=(0, 1))
        for number, finding in enumerate(findings, start=1):
            grid.add_row(f"{number}.", Sentence(say(finding.title, self.language), "bold"))
            grid.add_row("", Sentence(say(finding.advice, self.language), "dim"))
        return grid

    def _first_five(self, candidates: Sequence[RevivalCandidate]) -> Table:
        table = Table(title=say(msg("まず、この会社から"), self.language), title_justify="left", show_lines=True)
        for title in (msg("会社"), msg("金額"), msg("どこまで"), msg("次のご連絡と、その訳")):
            table.add_column(say(title, self.language), overflow="fold")
        for candidate in candidates:
            table.add_row(*map(Sentence, self._cells(candidate)))
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

    def _left_out(self, revival: RevivalList, *, lost: int) -> None:
        """Say why the list is empty, or why most of the lost deals are not in it."""
        count = sum(n for _, n in revival.left_out)
        if not count or (revival.candidates and count * 2 <= lost):
            return
        message = counted(
            "掘り起こしの一覧に載せなかった失注が{n:,}件あります（{labels}）。", n=count, labels=revival.left_out_said
        )
        self._say(message, style="yellow")

    def _notices(self, sheets: Sequence[SheetReport]) -> None:
        """Print what a person may have to correct in the files."""
        several = len({sheet.file for sheet in sheets}) > 1
        notices = [
            msg("{file}：{notice}", file=sheet.file, notice=notice) if several else notice
            for sheet in sheets
            for notice in sheet.notices
        ]
        for notice in notices[:NOTICES]:
            self._point(say(notice, self.language))
        if more := len(notices[NOTICES:]):
            self._point(say(counted("ほかに{n}件のお知らせが、報告にあります。", n=more), self.language))

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
        for message in (msg("報告: {file}", file=str(written.page)), msg("一覧: {file}", file=str(written.workbook))):
            self.console.print(Text(say(message, self.language), style="bold"), soft_wrap=True)  # a path stays whole
