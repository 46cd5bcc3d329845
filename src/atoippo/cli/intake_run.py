"""One import in the terminal: progress while it runs, then what came of it."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING

from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from atoippo.cli.sentence import Sentence
from atoippo.cli.speech import stop
from atoippo.customers.queries import open_matches
from atoippo.intake.actions import (
    inspect_next,
    propose_next_matches,
    read_words_slice,
    receive_upload,
    say_columns,
    start_intake,
    work_off_slice,
)
from atoippo.intake.models import IntakeState
from atoippo.intake.queries import refusal_of, report_of, set_aside_csv_of
from atoippo.intake.rules.messages import message_of
from atoippo.tables.rows import ReadingOptions
from atoippo.values.language import Language, say
from atoippo.values.message import Message, counted, msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from atoippo.intake.models import Intake
    from atoippo.intake.queries import IntakeReport
    from atoippo.teams.models import Member

NOTICES = 5  # more of them stand in the browser
CALLED_OFF = msg("この取り込みは、ブラウザで取りやめになりました。")
ANOTHER_LOOK = 0.2  # seconds, while another worker has the run in hand


class IntakeRun:
    """An import from file to report, with progress on standard error."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._console = Console()

    def take_in(self, name: str, content: bytes, options: ReadingOptions, *, by: Member) -> Intake:
        """Import a file to its end, slice by slice; what a worker takes over meanwhile is waited for."""
        intake = receive_upload(workspace=by.workspace, name=name, content=content, by=by, at=timezone.now())
        if options != ReadingOptions():
            intake = say_columns(intake=intake, options=options, by=by, at=timezone.now())
        with self._progress() as progress:
            step = progress.add_task(say(msg("ファイルを読んでいます"), self._language), total=None)
            self._until(intake, (IntakeState.UPLOADED,), inspect_next)
            self._stop_if_refused(intake)
            start_intake(intake=intake, by=by, at=timezone.now())
            progress.update(
                step, description=say(msg("商談を取り込んでいます"), self._language), total=intake.rows_total
            )
            rows_in = (IntakeState.READING_WORDS, IntakeState.DONE)
            self._until(intake, rows_in, work_off_slice, lambda: progress.update(step, completed=intake.rows_done))
            self._stop_if_refused(intake)
            progress.update(step, description=say(msg("言葉を読み取っています"), self._language), total=None)
            self._until(intake, (IntakeState.DONE,), read_words_slice)
            propose_next_matches(at=timezone.now(), intake=intake)
        return intake

    def report(self, intake: Intake, set_aside: Path | None) -> None:
        """Print what came of the run, and write the rows that were set aside where that was asked for."""
        report = report_of(intake)
        self._say(message_of(intake.found["sentence"]))
        self._say(_what_came(report), "bold green")
        for notice in report.notices[:NOTICES]:
            self._say(msg("・{notice}", notice=notice), "yellow")
        self._say(_sum(report), "dim")
        if report.set_aside:
            self._about_set_aside(intake, report.set_aside, set_aside)
        pairs = open_matches(intake.started_by).count()
        if pairs:
            self._say(counted("同じ会社かもしれない組が{n:,}組あります。ブラウザの設定でお確かめください。", n=pairs))

    def _until(
        self,
        intake: Intake,
        states: tuple[IntakeState, ...],
        job: Callable[..., bool],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Do slices of a job until the run has come to one of some states."""
        while intake.state not in {*states, IntakeState.REFUSED, IntakeState.CANCELLED}:
            if not job(at=timezone.now(), intake=intake):
                sleep(ANOTHER_LOOK)
            intake.refresh_from_db()
            then()

    def _stop_if_refused(self, intake: Intake) -> None:
        refusal = CALLED_OFF if intake.state == IntakeState.CANCELLED else refusal_of(intake)
        if refusal is not None:
            raise stop(refusal, language=self._language)

    def _about_set_aside(self, intake: Intake, n: int, target: Path | None) -> None:
        if target is None:
            self._say(
                counted("取り分けた{n:,}行は、--set-aside FILE を付けると、直し方を添えてCSVに書けます。", n=n),
                "yellow",
            )
            return
        try:
            target.write_bytes(set_aside_csv_of(intake, self._language))
        except OSError as trouble:
            message = msg("「{file}」に書けません（{trouble}）。", file=str(target), trouble=trouble.strerror or "")
            raise stop(message, language=self._language) from trouble
        self._say(counted("取り分けた{n:,}行は、直し方を添えて {file} に入れました。", n=n, file=str(target)), "yellow")

    def _progress(self) -> Progress:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        console = Console(stderr=True)
        return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)

    def _say(self, message: Message, style: str = "") -> None:
        self._console.print(Sentence(say(message, self._language), style))


def _what_came(report: IntakeReport) -> Message:
    return msg(
        "新しく加えた商談{new:,}件・書きかえた商談{changed:,}件・変わりのない商談{unchanged:,}件",
        new=report.new,
        changed=report.changed,
        unchanged=report.unchanged,
    )


def _sum(report: IntakeReport) -> Message:
    return msg(
        "読んだ{read:,}行＝取り込んだ{taken:,}行＋取り分けた{aside:,}行＋見出し・題名・空行・合計{named:,}行",
        read=report.read,
        taken=report.new + report.changed + report.unchanged,
        aside=report.set_aside,
        named=sum(report.named.values()),
    )
