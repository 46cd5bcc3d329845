from __future__ import annotations

import pytest

from atoippo.intake.actions import (
    IntakeHasBegun,
    NotReadyToStart,
    NotYoursToImport,
    cancel_intake,
    receive_upload,
    start_intake,
    work_off_slice,
)
from atoippo.intake.models import Intake, IntakeState
from intake.exports import file_of, looked_at, lost, worked_off
from workplace import NOON, NUDGES

CONTENT = file_of(lost())


def test_start_intake_puts_the_run_in_the_queue(admin, django_capture_on_commit_callbacks):
    intake = looked_at(admin, CONTENT)
    NUDGES.clear()

    with django_capture_on_commit_callbacks(execute=True):
        states = [start_intake(intake=intake, by=admin, at=NOON).state for _ in range(2)]

    assert (states, NUDGES) == ([IntakeState.DUE] * 2, ["work_off_intakes"])


def test_start_intake_refuses_what_is_not_looked_at_or_over(admin):
    unseen = receive_upload(workspace=admin.workspace, name="a.csv", content=CONTENT, by=admin, at=NOON)
    done = worked_off(admin, CONTENT)

    for intake in (unseen, done):
        with pytest.raises(NotReadyToStart):
            start_intake(intake=intake, by=admin, at=NOON)


def test_start_and_cancel_are_for_who_brought_the_file(admin, manager, rep):
    intake = looked_at(admin, CONTENT)

    for action in (start_intake, cancel_intake):
        for member in (manager, rep):
            with pytest.raises(NotYoursToImport):
                action(intake=intake, by=member, at=NOON)


def test_cancel_intake_calls_off_what_has_not_begun(admin):
    intake = start_intake(intake=looked_at(admin, CONTENT), by=admin, at=NOON)

    states = [cancel_intake(intake=intake, by=admin, at=NOON).state for _ in range(2)]

    assert (states, work_off_slice(at=NOON)) == ([IntakeState.CANCELLED] * 2, False)
    assert Intake.objects.get().ended_at == NOON


def test_cancel_intake_comes_too_late_once_rows_are_in(admin):
    with pytest.raises(IntakeHasBegun):
        cancel_intake(intake=worked_off(admin, CONTENT), by=admin, at=NOON)
