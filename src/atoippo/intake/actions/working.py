"""Working off the rows of a run, slice by slice: short transactions, each of which leaves the run where it can go on."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from atoippo.intake.actions.held_plans import held_plan, let_go
from atoippo.intake.actions.refusals import ClaimLost
from atoippo.intake.actions.rows.batch import Batch
from atoippo.intake.actions.rows.names import Names
from atoippo.intake.actions.rows.writing import insert
from atoippo.intake.models import Intake, IntakeRow, IntakeState, RowOutcome
from atoippo.intake.rules.lines import fitting
from atoippo.intake.rules.messages import as_json
from atoippo.teams.audit import record_audit
from atoippo.teams.nudging import nudge
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from atoippo.intake.actions.rows.work import Work
    from atoippo.intake.rules.lines import Plan
    from atoippo.tables.rows import SetAside

ROWS_A_BATCH = 300
FEWEST_ROWS = 50  # of a batch on a machine that is slow now
LONGEST_BATCH = 0.2  # seconds; a longer one is halved, for nobody else may write meanwhile
SLICE_SECONDS = 2.0
LEASE = timedelta(minutes=2)
MOST_TRIES = 10
GAVE_UP = msg(
    "取り込みが途中で続けて止まりました。入った行はそのまま残っています。しばらくしてから同じファイルをもう一度入れると、続きから取り込まれます。"
)
IS_GONE = msg("ファイルが保管されていないため、取り込みを続けられません。同じファイルをもう一度入れてください。")


def work_off_slice(*, at: datetime, intake: Intake | None = None) -> bool:
    """Import some rows of one due run (of `intake`, where one is given); return whether more remains."""
    due = Intake.objects.to_work_off(at).among(intake)
    run = due.claim_first(IntakeState.RUNNING, at=at, lease=LEASE)
    if run is None:
        return False
    if run.tries > MOST_TRIES:
        Slice(run, at).end(IntakeState.REFUSED, refusal=as_json(GAVE_UP))
        return True
    try:
        with suppress(ClaimLost):
            Slice(run, at).work_off()
    except FileNotFoundError:
        Slice(run, at).end(IntakeState.REFUSED, refusal=as_json(IS_GONE))
    return True


class Slice:
    """Some seconds of work on one run."""

    def __init__(self, run: Intake, at: datetime) -> None:
        self._run = run
        self._at = at
        self._began = monotonic()
        self._renewed = self._began
        self._rows = ROWS_A_BATCH

    @property
    def _now(self) -> datetime:
        """The moment at which the slice was asked for, and how long it has taken since."""
        return self._at + timedelta(seconds=monotonic() - self._began)

    def work_off(self) -> None:
        """Work off rows until the time is over, and hand the run back."""
        plan = held_plan(self._run, on_progress=self._renew)
        names = Names(self._run, self._at)
        until = monotonic() + SLICE_SECONDS
        done = self._run.rows_done
        while done < plan.size and monotonic() < until:
            began = monotonic()
            try:
                done = self.take_rows(plan, done, names)
            except IntegrityError:  # somebody made the same name at this moment: look again
                names = Names(self._run, self._at)
                done = self.take_rows(plan, done, names)
            if monotonic() - began > LONGEST_BATCH:
                self._rows = max(self._rows // 2, min(FEWEST_ROWS, ROWS_A_BATCH))
        if done < plan.size:
            self._hand_back()
        else:
            self.end(IntakeState.READING_WORDS, rows_total=plan.size)
            nudge("read_words")

    def end(self, state: IntakeState, **fields: object) -> None:
        """Let go of a run whose rows are in, or which can't go on."""
        over = {} if state == IntakeState.READING_WORDS else {"ended_at": self._at}
        with transaction.atomic():
            self._update(state=state, claim="", lease_until=None, tries=0, **over, **fields)
            record_audit(
                workspace=self._run.workspace,
                by=self._run.started_by,
                action=f"intake.{state}",
                subject=self._run,
                changes={"deals": []},
                at=self._at,
            )
        let_go(self._run)

    def take_rows(self, plan: Plan, start: int, names: Names) -> int:
        """Take the next rows in one transaction; return how many are in."""
        stop = start + self._rows
        with transaction.atomic():
            run = Intake.objects.select_for_update().filter(pk=self._run.pk, claim=self._run.claim).first()
            if run is None or run.rows_done != start:
                raise ClaimLost(self._run)
            batch = Batch(self._run, names, self._at)
            works = batch.take(plan.lines(start, stop), plan.numbers)
            aside = plan.set_aside(start, stop)
            insert(IntakeRow, _rows(self._run, works, aside))
            counts = Counter(run.counts) + Counter(str(work.outcome.value) for work in works)
            counts += Counter({RowOutcome.SET_ASIDE.value: len(aside), "renumbered": batch.renumbered})
            done = start + len(works) + len(aside)
            self._update(
                rows_done=done,
                counts=dict(counts),
                lease_until=self._now + LEASE,
                tries=0,
            )
            self._audit(works, len(aside))
        return done

    def _audit(self, works: Sequence[Work], aside: int) -> None:
        touched = [work.deal.pk for work in works if work.outcome is not RowOutcome.UNCHANGED]
        record_audit(
            workspace=self._run.workspace,
            by=self._run.started_by,
            action="intake.batch",
            subject=self._run,
            changes={"rows": len(works) + aside, "deals": touched},
            at=self._at,
        )

    def _renew(self, _lines: int) -> None:
        """Keep the claim while a long file is being read."""
        if monotonic() - self._renewed > LEASE.total_seconds() / 4:
            self._renewed = monotonic()
            self._update(lease_until=self._now + LEASE)

    def _hand_back(self) -> None:
        """Let whoever comes next go on at once."""
        self._update(claim="", lease_until=None)
        nudge("work_off_intakes")

    def _update(self, **fields: object) -> None:
        if not Intake.objects.filter(pk=self._run.pk, claim=self._run.claim).update(**fields):
            raise ClaimLost(self._run)


def _rows(run: Intake, works: Sequence[Work], aside: Sequence[tuple[int, SetAside]]) -> list[dict[str, Any]]:
    of_run = {"workspace_id": run.workspace_id, "intake_id": run.pk}
    taken = [
        {
            **of_run,
            "number": work.line.index,
            "sheet": work.line.sheet,
            "line": work.line.line,
            "outcome": work.outcome.value,
            "deal_id": work.deal.pk,
            "before": work.trace,
            "said": work.line.said,
            "aside": None,
        }
        for work in works
    ]
    return taken + [{**of_run, **_set_aside(number, row)} for number, row in aside]


def _set_aside(number: int, row: SetAside) -> dict[str, Any]:
    return {
        "number": number,
        "sheet": fitting(row.place.sheet, 100),
        "line": row.place.line,
        "outcome": RowOutcome.SET_ASIDE.value,
        "deal_id": None,
        "before": None,
        "said": "",
        "aside": {
            "column": row.column,
            "value": row.value,
            "advice": as_json(row.advice),
            "header": list(row.header),
            "cells": list(row.cells),
        },
    }
