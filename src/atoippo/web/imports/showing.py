"""What the page of one import shows in each state."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.permissions import may_steer
from atoippo.intake.queries import first_set_aside, progress_of, refusal_of, report_of
from atoippo.intake.rules.messages import message_of, messages_of
from atoippo.tables.field_names import FIELD_NAMES
from atoippo.tables.rows import Field
from atoippo.values.message import Message, counted, msg
from atoippo.web.imports.columns_form import columns_found
from atoippo.web.imports.upload_form import UploadForm
from atoippo.web.imports.words import STATES, at_a_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from atoippo.teams.models import Member

SCREENS: Mapping[str, str] = MappingProxyType(
    {
        IntakeState.INSPECTING: "inspecting",
        IntakeState.UPLOADED: "uploaded",
        IntakeState.DUE: "due",
        IntakeState.RUNNING: "running",
        IntakeState.READING_WORDS: "words",
        IntakeState.DONE: "done",
        IntakeState.REFUSED: "refused",
        IntakeState.CANCELLED: "cancelled",
    }
)
MOVES_BY_ITSELF = frozenset({"inspecting", "due", "running", "words"})
SET_ASIDE_SHOWN = 50


@dataclass(frozen=True, slots=True)
class FoundMeaning:
    """A meaning and the columns taken for it, with how their values were read."""

    field: Message
    column: str
    detail: Message | None


def screen_of(intake: Intake) -> str:
    """Return which of the screens shows the run as it stands."""
    return SCREENS[intake.state]


def shown(intake: Intake, member: Member) -> dict[str, Any]:
    """Return what the page of a run needs as it stands."""
    screen = screen_of(intake)
    more = MORE.get(screen)
    return {
        "intake": intake,
        "screen": screen,
        "screen_template": f"imports/states/{screen}.html",
        "state": STATES[intake.state],
        "progress": progress_of(intake),
        "moves": screen in MOVES_BY_ITSELF,
        "may_steer": may_steer(member, intake),
        **(more(intake, member) if more else {}),
    }


def wants_a_look(intake: Intake) -> bool:
    """Whether a person should look at the columns before anything else: some that matter are not sure, and nobody spoke."""
    waits = intake.state == IntakeState.UPLOADED and not intake.options and not intake.found.get("is_sure")
    return waits and any(not column.is_sure for column in columns_found(intake))


def _confirmation(intake: Intake, member: Member) -> dict[str, Any]:
    found = intake.found
    unit = message_of(found["unit"]) if found.get("unit") else None
    again = Intake.objects.visible_to(member).filter(digest=intake.digest, state=IntakeState.DONE).exclude(pk=intake.pk)
    return {
        "sentence": message_of(found["sentence"]),
        "unit": unit,
        "counts": found["counts"],
        "meanings": _meanings(found),
        "sheets": [sheet for sheet in found["sheets"] if sheet["rows_taken"] or sheet["rows_set_aside"]],
        "notices": [at_a_screen(message) for message in messages_of(found["notices"])],
        "before": again.first(),
        "was_told": bool(intake.options),
    }


def _meanings(found: Mapping[str, Any]) -> list[FoundMeaning]:
    columns = {(each["field"], each["column"]): each for sheet in found["sheets"] for each in sheet["columns"]}
    return [
        FoundMeaning(FIELD_NAMES[Field(field)], column, message_of(each["detail"]) if each["detail"] else None)
        for (field, column), each in columns.items()
    ]


def _report(intake: Intake, member: Member) -> dict[str, Any]:  # noqa: ARG001 - all states are asked alike
    report = report_of(intake)
    set_aside = first_set_aside(intake, SET_ASIDE_SHOWN)
    return {
        "report": report,
        "named": sum(report.named.values()),
        "notices": [at_a_screen(message) for message in report.notices],
        "set_aside": [(row, at_a_screen(row.advice)) for row in set_aside],
        "set_aside_shown": SET_ASIDE_SHOWN,
    }


def _refusal(intake: Intake, member: Member) -> dict[str, Any]:  # noqa: ARG001 - all states are asked alike
    refusal = refusal_of(intake)
    may_be_mended = bool(intake.upload) and (bool(intake.found.get("header")) or _is_about_encoding(refusal))
    return {
        "refusal": at_a_screen(refusal) if refusal else None,
        "may_be_mended": may_be_mended,
        "form": UploadForm(),
    }


def _is_about_encoding(refusal: Message | None) -> bool:
    return refusal is not None and "--encoding" in refusal.text


def heard(intake: Intake) -> str:
    """Return a mark of what a screen reader was told last, so that it hears of a change and not of every second."""
    progress = progress_of(intake)
    return f"{screen_of(intake)}-{int(progress.share * 10)}"


def spoken_progress(intake: Intake) -> Message:
    """Say how far a run is, for those who hear the page."""
    progress = progress_of(intake)
    if screen_of(intake) == "inspecting":
        return msg("ファイルを確認しています。")
    if screen_of(intake) == "words":
        return msg("言葉を読み取っています。")
    return counted("{n:,}行のうち{done:,}行を取り込みました。", n=progress.rows_total, done=progress.rows_done)


MORE: Mapping[str, Callable[[Intake, Member], dict[str, Any]]] = MappingProxyType(
    {"uploaded": _confirmation, "done": _report, "words": _report, "refused": _refusal}
)
