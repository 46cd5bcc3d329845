"""`atoippo import`: the same steps as in the browser, from the command line."""

from __future__ import annotations

import pytest

from atoippo.customers.models import Company
from atoippo.deals.models import Deal
from atoippo.intake.actions import inspect_next
from atoippo.intake.models import Intake, IntakeState
from atoippo.texts.weights import WeightsMissing
from cli.installation import typed
from intake.exports import file_of, lost, still_open, won
from workplace import MemberFactory, WorkspaceFactory

ROWS = (lost(), won(number="D-2"), lost(number="D-3", closed="2026-13-45"))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "案件.csv"
    path.write_bytes(file_of(*ROWS))
    return path


def import_into(workspace, *arguments):
    return typed("import", *map(str, arguments), "--workspace", workspace.name)


def test_import_takes_the_deals_in_and_says_what_came_of_it(admin, file):
    code, said, _ = import_into(admin.workspace, file)

    assert (code, Deal.objects.count(), Intake.objects.get().state) == (0, 2, IntakeState.DONE)
    assert "新しく加えた商談2件・書きかえた商談0件・変わりのない商談0件" in said
    assert "読んだ4行＝取り込んだ2行＋取り分けた1行" in said
    assert "--set-aside FILE" in said
    assert (Intake.objects.get().started_by, Deal.objects.latest("pk").workspace) == (admin, admin.workspace)


def test_import_writes_set_aside_rows_where_asked(admin, file, tmp_path):
    target = tmp_path / "取り分け.csv"

    code, _, _ = import_into(admin.workspace, file, "--set-aside", target)

    assert (code, "2026-13-45" in target.read_text(encoding="utf-8-sig")) == (0, True)


def test_import_says_when_set_aside_rows_can_not_be_written(admin, file, tmp_path):
    code, _, complaint = import_into(admin.workspace, file, "--set-aside", tmp_path / "ない" / "x.csv")

    assert (code, "に書けません" in complaint.replace("\n", "")) == (2, True)


def test_import_takes_what_is_said_about_columns(admin, tmp_path):
    file = tmp_path / "案件.csv"
    file.write_bytes("会社名,商談名,いきさつ\nさくら商事,更改,失注\nあおば物産,新規,受注\n".encode("cp932"))

    code, _, _ = import_into(admin.workspace, file, "--map", "いきさつ=outcome", "--encoding", "cp932")

    assert (code, Deal.objects.lost().count(), Deal.objects.won().count()) == (0, 1, 1)


def test_import_tells_of_companies_that_may_be_one(admin, tmp_path):
    file = tmp_path / "案件.csv"
    file.write_bytes(file_of(lost(), still_open(number="D-2", company="さくら製作所")))

    _, said, _ = import_into(admin.workspace, file)

    assert ("同じ会社かもしれない組が1組あります" in said, Company.objects.count()) == (True, 2)


def test_import_names_the_workspaces_there_are(admin, file):
    other = WorkspaceFactory(name="あおば物産")

    code, _, complaint = typed("import", str(file), "--workspace", "ない")

    assert code == 2
    assert "ワークスペース「ない」はありません。" in complaint
    assert admin.workspace.name in complaint.replace("\n", "")
    assert other.name in complaint.replace("\n", "")


def test_import_says_when_there_is_no_workspace_yet(db, file):
    code, _, complaint = typed("import", str(file), "--workspace", "ない")

    assert (code, "atoippo admin create" in complaint.replace("\n", "")) == (2, True)


def test_import_needs_somebody_in_whose_name_it_runs(workspace, file):
    MemberFactory(workspace=workspace, role="admin", is_active=False)

    code, _, complaint = import_into(workspace, file)

    assert (code, "に管理者がいません" in complaint.replace("\n", "")) == (2, True)


def test_import_refuses_what_is_no_table_or_not_there(admin, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")

    codes = [import_into(admin.workspace, path) for path in (tmp_path / "a.pdf", tmp_path / "ない.csv", tmp_path)]

    assert [code for code, *_ in codes] == [2, 2, 2]
    assert "が見つかりません" in codes[1][2].replace("\n", "")
    assert "を開けません" in codes[2][2].replace("\n", "")


def test_import_waits_for_the_worker_that_has_the_run_in_hand(admin, file, monkeypatch):
    jobs = []

    def in_other_hands(*, at, intake):
        jobs.append(intake.state)
        return inspect_next(at=at, intake=intake) if len(jobs) > 1 else False

    monkeypatch.setattr("atoippo.cli.intake_run.inspect_next", in_other_hands)

    code, _, _ = import_into(admin.workspace, file)

    assert (code, jobs) == (0, ["inspecting"] * 2)


def test_import_ends_when_somebody_calls_it_off(admin, file, monkeypatch):
    def call_off(*, at, intake):
        return bool(Intake.objects.filter(pk=intake.pk).update(state=IntakeState.CANCELLED))

    monkeypatch.setattr("atoippo.cli.intake_run.inspect_next", call_off)

    code, _, complaint = import_into(admin.workspace, file)

    assert (code, complaint) == (2, "この取り込みは、ブラウザで取りやめになりました。\n")


def test_import_says_when_the_weights_are_missing(admin, file, monkeypatch):
    def missing(**_):
        raise WeightsMissing

    monkeypatch.setattr("atoippo.cli.intake_run.read_words_slice", missing)

    assert import_into(admin.workspace, file)[0] == 2


def test_import_passes_on_what_the_file_gives_notice_of(admin, tmp_path):
    file = tmp_path / "案件.csv"
    file.write_bytes(file_of(lost(), lost(), columns=("number", "name", "company", "stage", "outcome", "reason")))

    _, said, _ = import_into(admin.workspace, file)

    assert "同じ商談の番号がもう一度出てくる行が1件あります" in said
