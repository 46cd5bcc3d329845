"""Reading the words of imported losses, the newest first; what was read is kept, so that nobody reads it again."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from atoippo.intake.actions.rows.writing import insert
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.rules.words import read_words, text_of
from atoippo.reasons.models import KnownBy, StatedReason, Statement, Voice
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Workspace
from atoippo.teams.nudging import nudge
from atoippo.texts.reasons import load_classifier
from atoippo.texts.weights import made_of
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from atoippo.intake.rules.words import ReadWords

TEXTS_A_BATCH = 500
MOST_A_SLICE = 20_000
SLICE_SECONDS = 2.0
LEASE = timedelta(minutes=2)
MOST_TRIES = 10


def read_words_slice(*, at: datetime, intake: Intake | None = None) -> bool:
    """Read some texts of one run whose rows are in (of `intake`, where one is given); return whether more may remain.

    Where reading stops the worker again and again, the run ends without; the texts are read after the next import.
    """
    waiting = Intake.objects.with_words_to_read(at).among(intake)
    run = waiting.claim_first(IntakeState.READING_WORDS, at=at, lease=LEASE)
    if run is None:
        return False
    statements = _unread(run.workspace_id)[:MOST_A_SLICE] if run.tries <= MOST_TRIES else Statement.objects.none()
    numbers = list(statements.values_list("pk", flat=True))
    until = monotonic() + SLICE_SECONDS
    done = 0
    while done < len(numbers) and monotonic() < until:
        _read(run, numbers[done : done + TEXTS_A_BATCH], at)
        done += TEXTS_A_BATCH
    if done < len(numbers):
        _let_go(run)
        nudge("read_words")
    else:
        _end(run, at)
    return True


def _unread(workspace_id: int) -> QuerySet[Statement]:
    """Return what files say about losses in words that nobody has read since, the newest losses first."""
    later = Statement.objects.filter(workspace=workspace_id, loss=OuterRef("loss"), pk__gt=OuterRef("pk"))
    chosen = StatedReason.objects.filter(workspace=workspace_id, statement=OuterRef("pk"))
    told = Statement.objects.filter(workspace=workspace_id, voice=Voice.REP, known_by=KnownBy.FILE)
    return told.filter(
        Q(quote__gt="") | (Q(reason_words__gt="") & ~Exists(chosen)),
        ~Exists(later.filter(voice=Voice.TEXT)),
        ~Exists(later.filter(voice=Voice.REP, known_by=KnownBy.FILE)),
    ).order_by(F("loss__lost_on").desc(nulls_last=True), "-pk")


def _read(run: Intake, numbers: Sequence[int], at: datetime) -> None:
    """Read texts, then write what they tell; two workers on one workspace write one after the other."""
    told = _told(run, numbers)
    found = load_classifier().classify([text for *_, text in told])
    read = {pk: read_words(finding, reason) for (pk, _, reason, _), finding in zip(told, found, strict=True)}
    with transaction.atomic():
        Workspace.objects.select_for_update().get(pk=run.workspace_id)
        still = _unread(run.workspace_id).filter(pk__in=numbers).values_list("pk", "loss_id", "loss__deal_id")
        losses = {loss: (read[pk], deal) for pk, loss, deal in still}
        _write(run, {loss: words for loss, (words, _) in losses.items()}, at)
        record_audit(
            workspace=run.workspace,
            by=None,
            action="intake.words_read",
            subject=run,
            changes={"deals": sorted(deal for _, deal in losses.values())},
            at=at,
        )
        Intake.objects.filter(pk=run.pk, claim=run.claim).update(tries=0)


def _told(run: Intake, numbers: Sequence[int]) -> list[tuple[int, int, Reason | None, str]]:
    """Return each statement with its loss, the reason that the file names and the words to read."""
    named = StatedReason.objects.filter(workspace=run.workspace_id, statement__in=numbers)
    reasons = {statement: Reason(reason) for statement, reason in named.values_list("statement_id", "reason")}
    rows = Statement.objects.filter(pk__in=numbers).values_list("pk", "loss_id", "reason_words", "quote")
    return [
        (pk, loss, reasons.get(pk), text_of(words, quote, told=reasons.get(pk)))
        for pk, loss, words, quote in rows.order_by("pk")
    ]


def _write(run: Intake, read: dict[int, ReadWords], at: datetime) -> None:
    insert(Statement, [_statement(run, loss, words, at) for loss, words in read.items()])
    marks = Statement.objects.filter(loss__in=read, voice=Voice.TEXT).order_by()
    newest = {loss: pk for pk, loss in sorted(marks.values_list("pk", "loss_id"))}
    insert(
        StatedReason,
        [
            {
                "workspace_id": run.workspace_id,
                "statement_id": newest[loss],
                "reason": words.reason.value,
                "sub_reason_id": None,
                "sub_words": "",
                "weight": 1.0,
                "confidence": words.confidence,
            }
            for loss, words in read.items()
            if words.reason is not None
        ],
    )


def _statement(run: Intake, loss: int, words: ReadWords, at: datetime) -> dict[str, Any]:
    return {
        "workspace_id": run.workspace_id,
        "loss_id": loss,
        "voice": Voice.TEXT.value,
        "known_by": KnownBy.READ.value,
        "reason_words": "",
        "quote": words.clause,
        "stated_by_id": None,
        "stated_at": at,
        "source": f"classifier:{_classifier_mark()}",
    }


@cache
def _classifier_mark() -> str:
    return (made_of() or "")[:12]


def _let_go(run: Intake) -> None:
    Intake.objects.filter(pk=run.pk, claim=run.claim).update(claim="", lease_until=None)


@transaction.atomic
def _end(run: Intake, at: datetime) -> None:
    """End the run; what remains is to look for companies that may be one."""
    held = Intake.objects.filter(pk=run.pk, claim=run.claim, state=IntakeState.READING_WORDS)
    if held.update(state=IntakeState.DONE, claim="", lease_until=None, tries=0, ended_at=at):
        record_audit(
            workspace=run.workspace,
            by=None,
            action=f"intake.{IntakeState.DONE}",
            subject=run,
            changes={"deals": []},
            at=at,
        )
        nudge("propose_matches")
