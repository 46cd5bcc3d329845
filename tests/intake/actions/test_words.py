from __future__ import annotations

from datetime import timedelta

from atoippo.intake.actions import propose_next_matches, read_words_slice, start_intake, words, work_off_slice
from atoippo.intake.models import Intake, IntakeState
from atoippo.reasons.models import Statement
from atoippo.teams.models import AuditEntry
from intake.exports import file_of, imported, looked_at, lost, still_open
from workplace import NOON, NUDGES

LATER = NOON + timedelta(days=30)


def rows_in(by, *rows, at=NOON):
    run = start_intake(intake=looked_at(by, file_of(*rows), at=at), by=by, at=at)
    work_off_slice(at=at, intake=run)
    return run


def marks():
    found = Statement.objects.filter(voice="text").order_by("pk")
    return [(mark.loss.deal.name, mark.quote, [each.reason for each in mark.reasons.all()]) for mark in found]


def test_text_tells_the_reason_where_the_column_is_silent(admin):
    imported(admin, lost(reason="", note="いつもお世話になっております。予算が取れないため見送りとのこと。"))

    mark = Statement.objects.get(voice="text")
    assert (mark.known_by, mark.stated_by, mark.source[:11], len(mark.source)) == ("read", None, "classifier:", 23)
    assert marks() == [("受発注システム更改", "予算が取れないため", ["price_budget"])]
    assert 0 < mark.reasons.get().confidence <= 1


def test_clause_says_the_reason_that_the_file_names_beside_what_the_text_tells(admin):
    imported(
        admin, lost(reason="競合", note="他社に決まりました。"), lost(number="D-2", name="倉庫", reason="タイミング")
    )

    assert sorted((name, quote, reasons) for name, quote, reasons in marks()) == [
        ("倉庫", "", ["price_budget"]),
        ("受発注システム更改", "他社に決まりました。", ["competitor"]),
    ]


def test_text_that_tells_none_of_the_six_is_marked_as_read(admin):
    imported(admin, lost(reason="", note="ありがとうございました。"))

    assert marks() == [("受発注システム更改", "", [])]


def test_loss_without_words_is_not_read(admin):
    imported(admin, lost(note=""), lost(number="D-2", reason="", note=""), still_open(number="D-3", note="高い"))

    assert marks() == []


def test_free_words_of_the_reason_column_are_read(admin):
    imported(admin, lost(reason="上の承認が下りず、稟議で止まったまま流れた", note=""))

    assert [reasons for *_, reasons in marks()] == [["internal_approval"]]


def test_words_are_read_once_and_again_where_a_later_file_says_otherwise(admin):
    imported(admin, lost(reason=""))
    imported(admin, lost(reason="", product="ERP"), at=LATER)

    imported(admin, lost(reason="", note="他社に決まりました。"), at=LATER)

    assert [reasons for *_, reasons in marks()] == [["price_budget"], ["competitor"]]


def test_newest_losses_are_read_first_and_the_rest_by_the_next_slice(admin, monkeypatch):
    run = rows_in(admin, lost(), lost(number="D-2", name="新しい", closed="2026-03-20"), lost(number="D-3", closed=""))
    monkeypatch.setattr(words, "TEXTS_A_BATCH", 1)
    seconds = iter([0.0, 0.0, 9.0])
    monkeypatch.setattr(words, "monotonic", lambda: next(seconds))

    assert read_words_slice(at=NOON) is True

    run.refresh_from_db()
    assert ([name for name, *_ in marks()], run.state, run.claim) == (["新しい"], IntakeState.READING_WORDS, "")


def test_run_ends_when_all_is_read(admin, django_capture_on_commit_callbacks):
    run = rows_in(admin, lost())
    NUDGES.clear()

    with django_capture_on_commit_callbacks(execute=True):
        reads = [read_words_slice(at=NOON), read_words_slice(at=NOON)]

    run.refresh_from_db()
    assert (reads, run.state, run.ended_at, NUDGES) == ([True, False], IntakeState.DONE, NOON, ["propose_matches"])
    entry = AuditEntry.objects.get(action="intake.words_read")
    assert entry.changes == {"deals": list(Statement.objects.filter(voice="text").values_list("loss__deal", flat=True))}


def test_two_runs_of_a_workspace_read_a_text_once(admin, monkeypatch):
    rows_in(admin, lost())
    run = Intake.objects.with_words_to_read(NOON).claim_first(
        IntakeState.READING_WORDS, at=NOON, lease=timedelta(minutes=1)
    )
    numbers = list(words._unread(run.workspace_id).values_list("pk", flat=True))

    for _ in range(2):
        words._read(run, numbers, NOON)

    assert len(marks()) == 1


def test_run_ends_unread_where_reading_stops_the_worker_again_and_again(admin):
    run = rows_in(admin, lost())
    Intake.objects.update(tries=10)

    read_words_slice(at=NOON)

    run.refresh_from_db()
    assert (run.state, marks()) == (IntakeState.DONE, [])


def test_run_that_another_worker_ended_is_not_ended_twice(admin):
    run = rows_in(admin, lost())

    words._end(run, NOON)
    run.claim = "lost"
    words._end(run, NOON)

    assert AuditEntry.objects.filter(action="intake.done").count() == 1


def test_near_names_are_looked_for_once_after_the_rows_are_in(admin):
    rows_in(admin, lost(), lost(number="D-2", name="倉庫", company="さくら製作所"))

    assert [propose_next_matches(at=NOON), propose_next_matches(at=NOON)] == [True, False]
    assert Intake.objects.get().matched_at == NOON
