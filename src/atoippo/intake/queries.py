"""What is asked about imports: how far one is, what came of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from atoippo.intake.models import Intake, IntakeRow, IntakeState, RowOutcome
from atoippo.intake.rules.messages import message_of, messages_of
from atoippo.reports.set_aside_file import set_aside_csv
from atoippo.tables.rows import Place, SetAside
from atoippo.values.message import counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.teams.models import Member
    from atoippo.values.language import Language
    from atoippo.values.message import Message

LATEST = 20
NOT_CONFIRMED = (IntakeState.INSPECTING, IntakeState.UPLOADED)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    state: IntakeState
    rows_total: int
    rows_done: int

    @property
    def share(self) -> float:
        """The rows that are in, 0–1."""
        return self.rows_done / self.rows_total if self.rows_total else float(self.is_over)

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state in {IntakeState.DONE, IntakeState.REFUSED, IntakeState.CANCELLED}

    @property
    def rows_are_in(self) -> bool:
        """Whether every row is in, if the words are still being read."""
        return self.state in {IntakeState.READING_WORDS, IntakeState.DONE}


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What came of a run: read = new + changed + unchanged + set aside + named rows."""

    read: int
    new: int
    changed: int
    unchanged: int
    set_aside: int
    named: Mapping[str, int]  # title, header, blank, total → rows
    notices: tuple[Message, ...] = field(default=())


def progress_of(intake: Intake) -> Progress:
    """Return how far a run is now."""
    state, total, done = Intake.objects.values_list("state", "rows_total", "rows_done").get(pk=intake.pk)
    return Progress(IntakeState(state), total, done)


def report_of(intake: Intake) -> IntakeReport:
    """Return what came of a run so far."""
    counts: dict[str, int] = intake.counts
    sheets: list[dict[str, Any]] = intake.found.get("sheets", [])
    named: dict[str, int] = {}
    for sheet in sheets:
        for kind, n in sheet["named"].items():
            named[kind] = named.get(kind, 0) + n
    return IntakeReport(
        read=sum(sheet["rows_read"] for sheet in sheets),
        new=counts.get(RowOutcome.NEW, 0),
        changed=counts.get(RowOutcome.CHANGED, 0),
        unchanged=counts.get(RowOutcome.UNCHANGED, 0),
        set_aside=counts.get(RowOutcome.SET_ASIDE, 0),
        named=named,
        notices=(*messages_of(intake.found.get("notices", [])), *_about_numbers(counts.get("renumbered", 0))),
    )


def set_aside_csv_of(intake: Intake, language: Language) -> bytes:
    """Return the rows of a run that could not be taken as a CSV, to mend and drop again."""
    rows = IntakeRow.objects.filter(intake=intake, outcome=RowOutcome.SET_ASIDE).order_by("number")
    return set_aside_csv([_set_aside(intake, row) for row in rows.iterator(chunk_size=1000)], language=language)


def waiting_with(content: bytes, member: Member) -> Intake | None:
    """Return the run that the member began with the very same bytes and that has not been confirmed yet."""
    waiting = Intake.objects.visible_to(member).filter(started_by=member, state__in=NOT_CONFIRMED)
    return waiting.filter(digest=hashlib.sha256(content).hexdigest()).first()


def first_set_aside(intake: Intake, number: int) -> list[SetAside]:
    """Return the first rows of a run that could not be taken, to be shown."""
    rows = IntakeRow.objects.filter(intake=intake, outcome=RowOutcome.SET_ASIDE).order_by("number")
    return [_set_aside(intake, row) for row in rows[:number]]


def refusal_of(intake: Intake) -> Message | None:
    """Return why a file can't be taken, and what to do."""
    return message_of(intake.refusal) if intake.refusal else None


def latest_intakes(member: Member) -> list[Intake]:
    """Return the newest runs that a member may see."""
    return list(Intake.objects.visible_to(member).select_related("started_by")[:LATEST])


def _about_numbers(renumbered: int) -> list[Message]:
    """Say that a number alone joins nothing: two lists may both count 1, 2, 3 …."""
    if not renumbered:
        return []
    return [
        counted(
            "番号が同じでも、会社名・商談名・始まった日のどれも合わない商談が{n:,}件あります。前からある商談とは別の商談として取り込みました。",
            n=renumbered,
        )
    ]


def _set_aside(intake: Intake, row: IntakeRow) -> SetAside:
    aside: dict[str, Any] = row.aside or {}
    place = Place(intake.file_name, row.sheet, row.line)
    advice = message_of(aside["advice"])
    return SetAside(place, aside["column"], aside["value"], advice, tuple(aside["header"]), tuple(aside["cells"]))
