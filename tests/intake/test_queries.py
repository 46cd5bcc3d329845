from __future__ import annotations

from atoippo.intake.actions import start_intake, work_off_slice
from atoippo.intake.models import IntakeState
from atoippo.intake.permissions import may_import, may_steer
from atoippo.intake.queries import latest_intakes, progress_of, refusal_of, report_of, set_aside_csv_of
from atoippo.reports.set_aside_file import set_aside_csv
from atoippo.tables.reading import read_deals_of
from atoippo.values.language import Language
from intake.exports import file_of, imported, looked_at, lost, won, worked_off
from workplace import NOON, MemberFactory

MIXED = file_of(lost(), won(number="D-2"), lost(number="D-3", closed="2026-13-45"), {"number": "合計", "amount": "9"})


def test_progress_goes_from_nothing_to_all(admin):
    intake = looked_at(admin, MIXED)
    before = progress_of(intake)
    start_intake(intake=intake, by=admin, at=NOON)
    work_off_slice(at=NOON)

    after = progress_of(intake)

    assert (before.share, before.is_over, before.rows_are_in) == (0.0, False, False)
    assert (after.share, after.is_over, after.rows_are_in, after.rows_total) == (1.0, False, True, 3)


def test_progress_of_a_refused_file_is_over(admin):
    progress = progress_of(looked_at(admin, b""))

    assert (progress.state, progress.is_over, progress.share) == (IntakeState.REFUSED, True, 1.0)


def test_report_adds_up_to_the_rows_read(admin):
    worked_off(admin, file_of(lost()))

    report = report_of(worked_off(admin, MIXED))

    assert (report.new, report.changed, report.unchanged, report.set_aside) == (1, 0, 1, 1)
    assert report.named == {"header": 1, "total": 1}
    assert report.read == 5 == sum((report.new, report.changed, report.unchanged, report.set_aside, 2))
    assert all("番号" not in str(notice) for notice in report.notices)


def test_set_aside_rows_come_back_as_the_file_that_dig_writes(admin):
    run = worked_off(admin, MIXED)

    content = set_aside_csv_of(run, Language.JA)

    assert content == set_aside_csv(read_deals_of("deals.csv", MIXED).set_aside, language=Language.JA)


def test_mended_rows_can_be_dropped_again(admin):
    run = worked_off(admin, MIXED)
    mended = set_aside_csv_of(run, Language.JA).replace(b"2026-13-45", b"2026-03-02")

    again = worked_off(admin, mended, name="mended.csv")

    assert again.counts == {"new": 1}


def test_refusal_is_none_where_the_file_was_taken(admin):
    assert refusal_of(looked_at(admin, MIXED)) is None


def test_latest_intakes_are_the_members_own_and_all_for_an_admin(admin, manager):
    first, second = imported(admin, lost()), imported(manager, lost())

    assert latest_intakes(admin) == [second, first]
    assert latest_intakes(manager) == [second]
    assert latest_intakes(MemberFactory(role="admin")) == []


def test_who_may_import_and_steer(admin, manager, rep):
    run = imported(manager, lost())
    left = MemberFactory(workspace=admin.workspace, role="admin", is_active=False)

    assert [may_import(member, admin.workspace) for member in (admin, manager, rep, left)] == [True, True, False, False]
    assert [may_steer(member, run) for member in (admin, manager, rep, left)] == [True, True, False, False]
    assert may_import(MemberFactory(role="admin"), admin.workspace) is False
