from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage
from django.db import DatabaseError

from atoippo.intake.actions import NotYoursToImport, cancel_intake, forget_old_uploads, receive_upload, uploads
from atoippo.intake.models import Intake, IntakeState
from atoippo.teams.models import AuditEntry
from intake.exports import file_of, looked_at, lost, worked_off
from workplace import NOON, NUDGES, MemberFactory

CONTENT = file_of(lost())
MUCH_LATER = NOON + timedelta(days=31)


def test_receive_upload_keeps_the_bytes_under_a_random_name(admin, django_capture_on_commit_callbacks):
    NUDGES.clear()

    with django_capture_on_commit_callbacks(execute=True):
        intake = receive_upload(
            workspace=admin.workspace, name="C:\\営業\\案件.csv", content=CONTENT, by=admin, at=NOON
        )

    with default_storage.open(intake.upload) as file:
        assert file.read() == CONTENT
    assert (intake.file_name, intake.digest, intake.size_bytes) == (
        "案件.csv",
        sha256(CONTENT).hexdigest(),
        len(CONTENT),
    )
    assert (intake.state, intake.started_by, NUDGES) == (IntakeState.INSPECTING, admin, ["inspect_uploads"])
    assert "案件" not in intake.upload


def test_receive_upload_keeps_the_end_of_a_long_name(admin):
    intake = receive_upload(workspace=admin.workspace, name="あ" * 300 + ".csv", content=b"x", by=admin, at=NOON)

    assert (len(intake.file_name), intake.file_name[-5:]) == (255, "あ.csv")


def test_receive_upload_leaves_no_file_where_the_row_can_not_be_written(admin, monkeypatch):
    def fails(**_):
        raise DatabaseError

    monkeypatch.setattr(uploads, "record_audit", fails)
    before = set(default_storage.listdir("intake")[1]) if default_storage.exists("intake") else set()

    with pytest.raises(DatabaseError):
        receive_upload(workspace=admin.workspace, name="a.csv", content=CONTENT, by=admin, at=NOON)

    assert (set(default_storage.listdir("intake")[1]), Intake.objects.count()) == (before, 0)


def test_receive_upload_refuses_reps_and_strangers(rep, admin):
    for member in (rep, MemberFactory(role="admin")):
        with pytest.raises(NotYoursToImport):
            receive_upload(workspace=admin.workspace, name="a.csv", content=CONTENT, by=member, at=NOON)


def test_forget_old_uploads_deletes_the_file_and_keeps_what_came_of_it(admin):
    intake = worked_off(admin, CONTENT)
    stored = intake.upload

    counts = [forget_old_uploads(at=at) for at in (NOON, MUCH_LATER, MUCH_LATER)]

    intake.refresh_from_db()
    assert (counts, default_storage.exists(stored)) == ([0, 1, 0], False)
    assert (intake.upload, intake.state, intake.counts) == ("", IntakeState.DONE, {"new": 1})
    assert AuditEntry.objects.filter(action="intake.forgotten", by=None).count() == 1


def test_forget_old_uploads_calls_off_what_nobody_confirmed(admin):
    waiting = looked_at(admin, CONTENT)
    cancelled = cancel_intake(intake=looked_at(admin, CONTENT), by=admin, at=NOON)

    forgotten = forget_old_uploads(at=MUCH_LATER)

    waiting.refresh_from_db()
    cancelled.refresh_from_db()
    assert (forgotten, waiting.state, waiting.ended_at) == (2, IntakeState.CANCELLED, MUCH_LATER)
    assert (cancelled.state, cancelled.ended_at) == (IntakeState.CANCELLED, NOON)
