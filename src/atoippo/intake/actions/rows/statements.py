"""What a file says about why deals were lost: 営業's word, known by the file; what was stated before stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.intake.actions.rows.writing import insert
from atoippo.reasons.models import KnownBy, StatedReason, Statement, Voice
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.intake.actions.rows.work import Work
    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Line


@dataclass(frozen=True, slots=True)
class Told:
    """The reason as a file's column has it, the one of ours that this means, and the words beside it."""

    reason_words: str
    told: Reason | None
    note: str

    @property
    def says_nothing(self) -> bool:
        """Whether there is nothing to state."""
        return not self.reason_words and self.told is None and not self.note


def told_by(line: Line) -> Told:
    """Return what a line says about the loss."""
    return Told(line.reason_words, line.told, line.note)


def told_anew(line: Line, before: Statement | None) -> Told:
    """Return what is known once a line has said it again: a blank cell wipes nothing."""
    told = told_by(line)
    if before is None:
        return told
    known = _stated(before)
    told_again = told if told.reason_words or told.told else Told(known.reason_words, known.told, told.note)
    return Told(told_again.reason_words, told_again.told, told.note or known.note)


def is_known(told: Told, before: Statement | None) -> bool:
    """Whether a statement says this already; where a rep has spoken here, no file speaks for them any more.

    The CRM's drop-down and the line that was copied into it come back with the next export: they are no second word.
    """
    if before is None:
        return told.says_nothing
    return before.known_by != KnownBy.FILE or told == _stated(before)


def state(intake: Intake, losses: Sequence[tuple[Work, int, Told]], at: datetime) -> None:
    """Write what the file says about losses, all at once."""
    insert(Statement, [_statement(intake, loss, told, at) for _, loss, told in losses])
    spoken = Statement.objects.filter(loss__in=[loss for _, loss, _ in losses], voice=Voice.REP).order_by()
    newest = {loss: pk for pk, loss in sorted(spoken.values_list("pk", "loss_id"))}
    named = [(newest[loss], told.told) for _, loss, told in losses if told.told is not None]
    insert(StatedReason, [_reason(intake, statement, reason) for statement, reason in named])
    for work, loss, _ in losses:
        if work.known is not None:
            work.adds(Statement, newest[loss])


def _statement(intake: Intake, loss: int, told: Told, at: datetime) -> dict[str, object]:
    return {
        "workspace_id": intake.workspace_id,
        "loss_id": loss,
        "voice": Voice.REP.value,
        "known_by": KnownBy.FILE.value,
        "reason_words": told.reason_words,
        "quote": told.note,
        "stated_by_id": None,
        "stated_at": at,
        "source": intake.file_name[-200:],
    }


def _reason(intake: Intake, statement: int, reason: Reason) -> dict[str, object]:
    return {
        "workspace_id": intake.workspace_id,
        "statement_id": statement,
        "reason": reason.value,
        "sub_reason_id": None,
        "sub_words": "",
        "weight": 1.0,
        "confidence": None,
    }


def _stated(statement: Statement) -> Told:
    named = [Reason(stated.reason) for stated in statement.reasons.all()]
    return Told(statement.reason_words, named[0] if named else None, statement.quote)
