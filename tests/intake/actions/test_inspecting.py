from __future__ import annotations

from datetime import timedelta

from django.core.files.storage import default_storage

from atoippo.intake.actions import inspect_next, receive_upload, say_columns
from atoippo.intake.actions.held_plans import MOST_HELD, held_plan, hold
from atoippo.intake.models import Intake, IntakeState
from atoippo.intake.queries import refusal_of
from atoippo.intake.rules.messages import message_of
from atoippo.tables.rows import Field, ReadingOptions
from intake.exports import file_of, looked_at, lost, won
from workplace import NOON

NAMELESS = "会社,いきさつ,額\nさくら商事,失注,100\nあおば物産,受注,200\n".encode()


def received(by, content):
    return receive_upload(workspace=by.workspace, name="deals.csv", content=content, by=by, at=NOON)


def test_inspect_next_says_what_is_in_the_file(admin):
    intake = looked_at(admin, file_of(lost(), won(number="D-2"), lost(number="D-3", reason="")))

    assert (intake.state, intake.rows_total, intake.found["is_sure"]) == (IntakeState.UPLOADED, 3, True)
    assert str(message_of(intake.found["sentence"])) == "商談3件（失注2件、理由が空欄1件）"
    assert intake.found["counts"]["won"] == 1
    assert (intake.claim, intake.lease_until, intake.tries) == ("", None, 0)


def test_inspect_next_refuses_what_is_no_table(admin):
    intake = looked_at(admin, b"%PDF-1.7 ...")

    assert (intake.state, intake.found, intake.ended_at) == (IntakeState.REFUSED, {}, NOON)
    assert "deals.csv" in str(refusal_of(intake))


def test_inspect_next_names_the_columns_of_a_table_that_tells_no_outcome(admin):
    intake = looked_at(admin, "会社名,商談名,金額\nさくら商事,更改,100\nあおば物産,新規,200\n".encode())

    assert (intake.state, intake.found["header"]) == (IntakeState.REFUSED, ["会社名", "商談名", "金額"])


def test_inspect_next_takes_the_oldest_file_and_says_when_there_is_none(admin):
    first, second = received(admin, file_of(lost())), received(admin, file_of(lost()))

    found = [
        inspect_next(at=NOON),
        Intake.objects.get(pk=second.pk).state,
        inspect_next(at=NOON),
        inspect_next(at=NOON),
    ]

    assert found == [True, IntakeState.INSPECTING, True, False]
    assert Intake.objects.get(pk=first.pk).state == IntakeState.UPLOADED


def test_file_that_stops_the_worker_again_and_again_is_refused(admin):
    intake = received(admin, file_of(lost()))
    Intake.objects.update(tries=3, claim="dead", lease_until=NOON + timedelta(minutes=5))

    looks = [inspect_next(at=NOON), inspect_next(at=NOON + timedelta(minutes=5))]

    intake.refresh_from_db()
    assert (looks, intake.state) == ([False, True], IntakeState.REFUSED)
    assert str(refusal_of(intake)).startswith("「deals.csv」を読む途中で")


def test_file_that_is_gone_is_refused(admin):
    intake = received(admin, file_of(lost()))
    default_storage.delete(intake.upload)

    inspect_next(at=NOON)

    intake.refresh_from_db()
    assert str(refusal_of(intake)) == "「deals.csv」は保管されていません。もう一度ファイルを入れてください。"


def test_what_was_said_of_a_header_is_remembered_for_the_next_file(admin):
    columns = {"いきさつ": Field.OUTCOME, "額": Field.AMOUNT}
    say_columns(intake=looked_at(admin, NAMELESS), options=ReadingOptions(columns=columns), by=admin, at=NOON)
    inspect_next(at=NOON)

    intake = looked_at(admin, NAMELESS + "みなと商会,失注,300\n".encode())

    assert (intake.state, intake.options["columns"]) == (IntakeState.UPLOADED, {"いきさつ": "outcome", "額": "amount"})
    assert intake.found["counts"] | {"deals": 3, "lost": 2} == intake.found["counts"]


def test_what_was_said_once_and_does_not_fit_is_passed_over(admin):
    content = file_of(lost())
    wrong = ReadingOptions(columns={"ない列": Field.REASON})
    say_columns(intake=looked_at(admin, content), options=wrong, by=admin, at=NOON)
    inspect_next(at=NOON)

    intake = looked_at(admin, content)

    assert (intake.state, intake.options) == (IntakeState.UPLOADED, {})


def test_word_said_while_the_worker_looks_wins(admin, monkeypatch):
    intake = received(admin, file_of(lost()))
    claimed = Intake.objects.to_inspect(NOON).claim_first(IntakeState.INSPECTING, at=NOON, lease=timedelta(minutes=1))
    say_columns(intake=intake, options=ReadingOptions(day_first=True), by=admin, at=NOON)

    from atoippo.intake.actions import inspecting  # noqa: PLC0415 - the late end of the first look

    inspecting._end(claimed, NOON, state=IntakeState.UPLOADED, options={})

    intake.refresh_from_db()
    assert (intake.state, intake.options["day_first"]) == (IntakeState.INSPECTING, True)


def test_few_files_are_held_read_and_the_oldest_makes_room(admin):
    intakes = [looked_at(admin, file_of(lost(number=f"D-{n}"))) for n in range(MOST_HELD + 1)]
    plans = [held_plan(intake, on_progress=lambda _: None) for intake in intakes]

    again = [held_plan(intake, on_progress=lambda _: None) for intake in reversed(intakes)]

    assert [old is new for old, new in zip(reversed(plans), again, strict=True)] == [True] * MOST_HELD + [False]
    assert [plan.size for plan in plans] == [1] * (MOST_HELD + 1)
    hold(intakes[0], plans[0])
