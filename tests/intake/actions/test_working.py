from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError

from atoippo.deals.models import Deal, Product
from atoippo.intake.actions import receive_upload, start_intake, work_off_slice, working
from atoippo.intake.actions.rows import writing
from atoippo.intake.actions.rows.batch import Batch
from atoippo.intake.models import Intake, IntakeRow, IntakeState
from atoippo.intake.queries import refusal_of
from atoippo.teams.models import AuditEntry
from intake.exports import file_of, looked_at, lost
from workplace import NOON, NUDGES, DealFactory, MemberFactory

THREE = file_of(*(lost(number=f"D-{n}", name=f"商談{n}") for n in range(3)))


@pytest.fixture
def due(admin):
    return start_intake(intake=looked_at(admin, THREE), by=admin, at=NOON)


@pytest.fixture
def one_row_a_slice(monkeypatch):
    monkeypatch.setattr(working, "ROWS_A_BATCH", 1)
    monkeypatch.setattr(working, "SLICE_SECONDS", 1e-9)


def test_work_off_slice_has_nothing_to_do_where_nothing_is_due(admin):
    looked_at(admin, THREE)

    assert work_off_slice(at=NOON) is False


def test_slice_takes_what_it_can_and_hands_the_run_back(due, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(working, "ROWS_A_BATCH", 2)
    seconds = iter(range(100))
    monkeypatch.setattr(working, "monotonic", lambda: next(seconds) * 1.0)
    NUDGES.clear()

    with django_capture_on_commit_callbacks(execute=True):
        more = work_off_slice(at=NOON)

    due.refresh_from_db()
    assert (more, due.rows_done, due.state, due.claim, due.lease_until) == (True, 2, IntakeState.RUNNING, "", None)
    assert NUDGES == ["work_off_intakes"]


def test_batch_that_took_long_is_followed_by_smaller_ones(due, monkeypatch):
    monkeypatch.setattr(working, "ROWS_A_BATCH", 2)
    monkeypatch.setattr(working, "FEWEST_ROWS", 1)
    monkeypatch.setattr(working, "LONGEST_BATCH", -1.0)

    work_off_slice(at=NOON)

    sizes = AuditEntry.objects.filter(action="intake.batch").order_by("pk").values_list("changes__rows", flat=True)
    assert (list(sizes), Deal.objects.count()) == ([2, 1], 3)


def test_last_slice_leaves_the_words_to_read(due):
    assert work_off_slice(at=NOON) is True

    due.refresh_from_db()
    assert (due.rows_done, due.state, due.counts) == (3, IntakeState.READING_WORDS, {"new": 3})
    assert work_off_slice(at=NOON) is False


def test_run_under_way_comes_before_the_next_of_its_workspace(admin, due):
    Intake.objects.filter(pk=due.pk).update(state=IntakeState.RUNNING, claim="x", lease_until=NOON)
    later = start_intake(intake=looked_at(admin, THREE), by=admin, at=NOON)
    other = MemberFactory(role="admin")
    elsewhere = start_intake(intake=looked_at(other, THREE), by=other, at=NOON)

    due_now = list(Intake.objects.to_work_off(NOON))

    assert due_now == [due, elsewhere]
    assert work_off_slice(at=NOON - timedelta(seconds=1), intake=later) is False


def test_claim_is_lost_where_another_run_of_the_workspace_began_at_this_moment(admin, due):
    second = start_intake(intake=looked_at(admin, THREE), by=admin, at=NOON)
    both = Intake.objects.filter(pk__in=[due.pk, second.pk]).order_by("pk")

    claims = [both.claim_first(IntakeState.RUNNING, at=NOON, lease=timedelta(1)) for _ in range(1)]
    second_claim = Intake.objects.filter(pk=second.pk).claim_first(IntakeState.RUNNING, at=NOON, lease=timedelta(1))

    assert (claims[0], second_claim) == (due, None)


def test_worker_whose_lease_ended_writes_nothing_more(due, monkeypatch):
    take = Batch.take

    def taken_over(*arguments):
        works = take(*arguments)
        Intake.objects.filter(pk=due.pk).update(claim="another")
        return works

    monkeypatch.setattr(Batch, "take", taken_over)

    assert work_off_slice(at=NOON) is True
    assert (Deal.objects.count(), IntakeRow.objects.count(), Intake.objects.get().rows_done) == (0, 0, 0)


def test_batch_that_another_worker_has_done_is_left_alone(due):
    claimed = Intake.objects.to_work_off(NOON).claim_first(IntakeState.RUNNING, at=NOON, lease=timedelta(1))
    Intake.objects.filter(pk=due.pk).update(claim="another")

    with pytest.raises(working.ClaimLost):
        working.Slice(claimed, NOON).work_off()

    assert Deal.objects.count() == 0


def test_name_that_somebody_makes_at_the_same_moment_is_found_at_the_second_look(admin, monkeypatch):
    run = start_intake(intake=looked_at(admin, file_of(lost(product="ERP"))), by=admin, at=NOON)
    begun = []
    batch = working.Slice.take_rows

    def too_late(self, *arguments):
        begun.append(arguments)
        if len(begun) == 1:  # the names were loaded before somebody else made this one
            Product.objects.create(workspace=admin.workspace, name="ERP")
        return batch(self, *arguments)

    monkeypatch.setattr(working.Slice, "take_rows", too_late)
    work_off_slice(at=NOON, intake=run)

    assert (len(begun), Deal.objects.get().product) == (2, Product.objects.get())


def test_run_that_stops_again_and_again_is_given_up(due):
    Intake.objects.update(tries=10)

    assert work_off_slice(at=NOON) is True

    due.refresh_from_db()
    assert (due.state, due.ended_at, due.claim) == (IntakeState.REFUSED, NOON, "")
    assert str(refusal_of(due)).startswith("取り込みが途中で続けて止まりました。")


def test_run_whose_file_is_gone_says_so(due):
    from atoippo.intake.actions.held_plans import let_go  # noqa: PLC0415 - as after a crash

    let_go(due)
    default_storage.delete(due.upload)

    work_off_slice(at=NOON)

    due.refresh_from_db()
    assert str(refusal_of(due)).startswith("ファイルが保管されていないため")


def test_lease_is_kept_while_a_long_file_is_read(due, monkeypatch):
    claimed = Intake.objects.to_work_off(NOON).claim_first(IntakeState.RUNNING, at=NOON, lease=timedelta(minutes=2))
    seconds = iter([0.0, 10.0, 40.0, 40.0, 40.0])
    monkeypatch.setattr(working, "monotonic", lambda: next(seconds))
    piece = working.Slice(claimed, NOON)

    ends = []
    for lines in (2_000, 4_000):
        piece._renew(lines)
        ends.append(Intake.objects.get().lease_until)

    assert ends == [NOON + timedelta(minutes=2), NOON + timedelta(minutes=2, seconds=40)]


def test_set_aside_rows_are_kept_as_they_stand(admin):
    run = start_intake(
        intake=looked_at(admin, file_of(lost(number="D-3", closed="2026-13-45"), lost())), by=admin, at=NOON
    )

    work_off_slice(at=NOON)

    run.refresh_from_db()
    row = IntakeRow.objects.get(outcome="set_aside")
    assert run.counts == {"new": 1, "set_aside": 1}
    assert (row.number, row.line, row.deal, row.aside["column"]) == (1, 2, None, "完了日")
    assert (row.aside["value"], "2026-13-45" in row.aside["cells"]) == ("2026-13-45", True)


def test_receiving_alone_imports_nothing(admin):
    receive_upload(workspace=admin.workspace, name="a.csv", content=THREE, by=admin, at=NOON)

    assert (work_off_slice(at=NOON), Deal.objects.count()) == (False, 0)


def test_deal_that_comes_in_between_undoes_the_batch(admin):
    template = DealFactory(workspace=admin.workspace)
    fields = {field.attname: getattr(template, field.attname) for field in Deal._meta.concrete_fields}
    writing.insert_deals([])

    with pytest.raises(IntegrityError):
        writing.insert_deals([fields | {"created_at": NOON + timedelta(1)}, fields | {"name": "別の商談"}])
