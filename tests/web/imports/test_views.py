from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from atoippo.intake.models import Intake, IntakeState
from web.imports.runs import ONE_ASIDE, TELLS_NOTHING, UNSURE, begun, inspected, over, received, with_rows_in
from workplace import MemberFactory, Role, TeamFactory, WorkspaceFactory

HTMX = {"HX-Request": "true"}


def send(client, name="案件一覧.csv", content=b"\xef\xbb\xbf\n"):
    """Drop a file as a browser does."""
    return client.post(reverse("imports:new"), {"file": SimpleUploadedFile(name, content)})


def shown(client, intake):
    """Return the page of a run."""
    return client.get(reverse("imports:show", args=[intake.pk]))


@pytest.mark.parametrize("runs", [1, 3])
def test_list_asks_the_same_number_of_queries(runs, client_of, manager, django_assert_num_queries):
    for _ in range(runs):
        received(manager)
    client = client_of(manager)

    with django_assert_num_queries(4):
        response = client.get(reverse("imports:list"))

    assert len(response.context["intakes"]) == runs


def test_list_shows_a_manager_the_own_runs_and_an_admin_all(client_of, manager, admin):
    own, others = received(manager, name="a.csv"), received(admin, name="b.csv")

    seen = [
        [intake.pk for intake, _ in client_of(who).get(reverse("imports:list")).context["intakes"]]
        for who in (manager, admin)
    ]

    assert seen == [[own.pk], [others.pk, own.pk]]


def test_new_keeps_the_file_and_leads_to_its_page(client_of, manager):
    response = send(client_of(manager), "../案件 一覧<b>.csv")

    intake = Intake.objects.get()
    assert response.headers["Location"] == reverse("imports:show", args=[intake.pk])
    assert (intake.file_name, intake.state, intake.started_by) == ("案件 一覧<b>.csv", "inspecting", manager)


def test_new_sent_twice_is_one_run(client_of, manager):
    client = client_of(manager)

    addresses = [send(client).headers["Location"] for _ in range(2)]

    assert addresses == [reverse("imports:show", args=[Intake.objects.get().pk])] * 2


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("空.csv", b"", "「空.csv」は空のファイルです。書き出しをもう一度お試しください。"),
        (
            "setup.exe",
            b"MZ\x90",
            "「setup.exe」は、案件一覧として読める種類のファイルではありません。CRMやExcelから、CSVまたはExcel（.xlsx）の形式で書き出してください。",
        ),
    ],
)
def test_new_says_what_is_wrong_and_keeps_nothing(name, content, sentence, client_of, manager):
    response = send(client_of(manager), name, content)

    assert (response.status_code, response.context["form"].errors["file"]) == (422, [sentence])
    assert Intake.objects.count() == 0


def test_new_says_the_limit(client_of, manager, settings):
    settings.UPLOAD_LIMIT_BYTES = 1_048_576

    response = send(client_of(manager), "大.csv", b"a" * 1_048_577)

    assert response.context["form"].errors["file"] == [
        "「大.csv」は2MBあります。お預かりできるのは1MBまでです。期間を区切って書き出し、いくつかのファイルに分けてください。"
    ]


def test_new_asks_for_a_file(client_of, manager):
    response = client_of(manager).post(reverse("imports:new"))

    assert (response.status_code, response.context["form"].errors["file"]) == (
        422,
        ["ファイルを選んでから、もう一度押してください。"],
    )


def test_imports_are_for_leaders(client_of, rep, manager):
    intake = over(manager)
    client = client_of(rep)

    pages = [reverse("imports:list"), reverse("imports:new"), reverse("imports:show", args=[intake.pk])]

    assert [client.get(page).status_code for page in pages] == [403, 403, 403]
    assert (send(client).status_code, Intake.objects.count()) == (403, 1)


def test_show_knows_no_run_of_another_team_or_workspace(client_of, manager, workspace):
    elsewhere = MemberFactory(workspace=WorkspaceFactory(), role=Role.MANAGER)
    colleague = MemberFactory(workspace=workspace, role=Role.MANAGER, teams=[TeamFactory(workspace=workspace)])
    client = client_of(manager)

    assert [shown(client, received(who)).status_code for who in (elsewhere, colleague, manager)] == [404, 404, 200]


@pytest.mark.parametrize(
    ("make", "screen"),
    [(received, "inspecting"), (inspected, "uploaded"), (begun, "due"), (with_rows_in, "words"), (over, "done")],
)
def test_show_has_a_screen_for_each_state(make, screen, client_of, manager):
    response = shown(client_of(manager), make(manager))

    assert (response.status_code, response.context["screen"]) == (200, screen)


def test_show_confirms_in_one_sentence(client_of, manager):
    content = shown(client_of(manager), inspected(manager)).content.decode()

    assert content.count("商談2件（失注1件、理由が空欄0件）。金額は、千円単位として読みました。") == 1


def test_show_leads_to_the_columns_that_are_not_sure(client_of, manager):
    intake = inspected(manager, UNSURE)

    assert shown(client_of(manager), intake).headers["Location"] == reverse("imports:columns", args=[intake.pk])


def test_show_says_that_the_file_was_imported_before(client_of, manager):
    before = over(manager)

    assert shown(client_of(manager), inspected(manager)).context["before"] == before


def test_show_reports_every_row(client_of, manager):
    report = shown(client_of(manager), over(manager, ONE_ASIDE)).context["report"]

    assert (report.read, report.new, report.set_aside, sum(report.named.values())) == (4, 2, 1, 1)


def test_show_lists_what_was_set_aside_in_words_of_the_screen(client_of, manager):
    ((row, advice),) = shown(client_of(manager), over(manager, ONE_ASIDE)).context["set_aside"]

    assert (row.place.line, row.column, row.value) == (4, "結果", "ほげ")
    assert str(advice).endswith("結果が別の列にあるときは、［列を直す］で教えてください。")


def test_show_says_how_a_refused_file_can_be_mended(client_of, manager):
    context = shown(client_of(manager), inspected(manager, TELLS_NOTHING)).context

    assert (context["may_be_mended"], "--map" in str(context["refusal"])) == (True, False)


def test_show_asks_for_another_file_where_nothing_can_be_mended(client_of, manager):
    context = shown(client_of(manager), inspected(manager, b"%PDF-1.7", "提案.csv")).context

    assert context["may_be_mended"] is False
    assert str(context["refusal"]).startswith("「提案.csv」はPDFのようです。")


def test_progress_stays_while_the_state_does(client_of, manager):
    intake = begun(manager)
    Intake.objects.filter(pk=intake.pk).update(state=IntakeState.RUNNING)
    address = reverse("imports:progress", args=[intake.pk])

    first = client_of(manager).get(address, {"screen": "running"}, headers=HTMX)
    again = client_of(manager).get(address, {"screen": "running", "heard": "running-0"}, headers=HTMX)

    assert (str(first.context["said"]), again.context["said"]) == ("2行のうち0行を取り込みました。", None)


def test_progress_moves_on_with_the_state(client_of, manager):
    intake = inspected(manager)
    address = reverse("imports:progress", args=[intake.pk])

    response = client_of(manager).get(address, {"screen": "inspecting"}, headers=HTMX)

    assert response.headers["HX-Redirect"] == reverse("imports:show", args=[intake.pk])


def test_progress_leads_from_the_first_import_to_what_it_tells(client_of, manager):
    addresses = [reverse("imports:progress", args=[with_rows_in(manager).pk]) for _ in range(1)]

    first = client_of(manager).get(addresses[0], {"screen": "running"}, headers=HTMX)
    second = over(manager)
    later = client_of(manager).get(reverse("imports:progress", args=[second.pk]), {"screen": "running"}, headers=HTMX)

    assert [first.headers["HX-Redirect"], later.headers["HX-Redirect"]] == [
        reverse("first_run:findings"),
        reverse("imports:show", args=[second.pk]),
    ]


def test_progress_without_htmx_is_the_page(client_of, manager):
    intake = begun(manager)

    response = client_of(manager).get(reverse("imports:progress", args=[intake.pk]))

    assert response.headers["Location"] == reverse("imports:show", args=[intake.pk])


def test_set_aside_comes_as_a_file_to_mend(client_of, manager):
    intake = over(manager, ONE_ASIDE)

    response = client_of(manager).get(reverse("imports:set_aside", args=[intake.pk]))

    assert response.content.decode("utf-8-sig").splitlines()[1].startswith("株式会社ひかり,移行,ほげ,100,2026/3/3,,")
    assert f'filename="set-aside-{intake.pk}.csv"' in response.headers["Content-Disposition"]


def test_pages_change_nothing_when_they_are_looked_at(client_of, manager):
    intake = inspected(manager)
    before = Intake.objects.values().get(pk=intake.pk)
    client = client_of(manager)

    for name in ("show", "columns", "set_aside", "progress"):
        client.get(reverse(f"imports:{name}", args=[intake.pk]))
    answers = [client.get(reverse(f"imports:{name}", args=[intake.pk])).status_code for name in ("start", "cancel")]

    assert (Intake.objects.values().get(pk=intake.pk), answers) == (before, [405, 405])
    assert intake.state == IntakeState.UPLOADED
