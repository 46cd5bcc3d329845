from __future__ import annotations

import pytest

from atoippo.intake.actions import IntakeHasBegun, NotYoursToImport, inspect_next, say_columns, start_intake
from atoippo.intake.models import IntakeState, RememberedColumns
from atoippo.tables.rows import Field, ReadingOptions
from intake.exports import file_of, looked_at, lost
from workplace import NOON, MemberFactory

SAID = ReadingOptions(encoding="utf-8", columns={"備考": Field.REASON, "失注理由": None}, day_first=False)
CONTENT = file_of(lost(), lost(number="D-2"))


def test_say_columns_looks_again_and_remembers(admin):
    intake = say_columns(intake=looked_at(admin, CONTENT), options=SAID, by=admin, at=NOON)
    assert intake.state == IntakeState.INSPECTING

    inspect_next(at=NOON)

    intake.refresh_from_db()
    assert intake.options == {
        "encoding": "utf-8",
        "columns": {"備考": "reason", "失注理由": None},
        "day_first": False,
    }
    memory = RememberedColumns.objects.get()
    assert (memory.options, memory.header_digest) == (intake.options, intake.found["header_digest"])


def test_say_columns_brings_a_refused_file_back(admin):
    refused = looked_at(admin, "会社名,いきさつ\nさくら商事,あ\nあおば物産,い\n".encode())

    say_columns(intake=refused, options=ReadingOptions(columns={"いきさつ": Field.REASON}), by=admin, at=NOON)
    inspect_next(at=NOON)

    refused.refresh_from_db()
    assert (refused.state, refused.refusal, refused.ended_at) == (IntakeState.UPLOADED, None, None)


def test_say_columns_keeps_the_newest_word_about_a_header(admin):
    intake = looked_at(admin, CONTENT)
    for options in (SAID, ReadingOptions()):
        intake = say_columns(intake=intake, options=options, by=admin, at=NOON)

    assert RememberedColumns.objects.get().options == {}


def test_say_columns_comes_too_late_for_a_run_that_has_begun(admin):
    intake = start_intake(intake=looked_at(admin, CONTENT), by=admin, at=NOON)

    with pytest.raises(IntakeHasBegun):
        say_columns(intake=intake, options=SAID, by=admin, at=NOON)


def test_say_columns_is_for_who_brought_the_file_and_for_admins(manager, admin):
    intake = looked_at(manager, CONTENT)
    colleague = MemberFactory(workspace=manager.workspace, role="manager")

    with pytest.raises(NotYoursToImport):
        say_columns(intake=intake, options=SAID, by=colleague, at=NOON)

    assert say_columns(intake=intake, options=SAID, by=admin, at=NOON).state == IntakeState.INSPECTING
