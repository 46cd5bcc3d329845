from __future__ import annotations

from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from atoippo.intake.models import Intake, IntakeState
from atoippo.teams.models import Role, Workspace
from workplace import DealFactory, LostDealFactory, MemberFactory


def losses(workspace, number, **more):
    """Make lost deals, each of its own company."""
    return [LostDealFactory(workspace=workspace, **more) for _ in range(number)]


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_findings_show_what_is_known_and_five_companies(client_of, manager, workspace):
    losses(workspace, 7)

    value = client_of(manager).get(reverse("first_run:findings")).context["value"]

    assert (value.lost, value.read, value.is_on_the_way, len(value.candidates)) == (7, 7, False, 5)


def test_findings_ask_the_same_number_of_queries(db, client_of):
    asked = []
    for number in (1, 3):
        leader = MemberFactory(role=Role.MANAGER)
        losses(leader.workspace, number)
        client = client_of(leader)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("first_run:findings"))
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_findings_are_under_way_while_an_import_is(client_of, manager, workspace):
    losses(workspace, 2)
    Intake.objects.create(
        workspace=workspace,
        file_name="a.csv",
        digest="0" * 64,
        size_bytes=1,
        state=IntakeState.READING_WORDS,
        started_by=manager,
        started_at=workspace.created_at,
    )

    client, address = client_of(manager), reverse("first_run:findings")
    part = client.get(address, headers={"HX-Request": "true"})

    assert client.get(address).context["value"].is_on_the_way is True
    assert part.content.decode().lstrip().startswith('<div id="value"')


def test_findings_say_what_to_do_where_nothing_is_lost(client_of, manager, workspace):
    DealFactory(workspace=workspace)

    value = client_of(manager).get(reverse("first_run:findings")).context["value"]

    assert (value.findings, str(value.missing[0].what)) == ((), "失注した商談がありません。")


def test_first_run_is_for_leaders(client_of, rep):
    client = client_of(rep)

    answers = [client.get(reverse("first_run:findings")), client.post(reverse("first_run:sample"))]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_sample_opens_a_workspace_of_its_own_once(client_of, manager, workspace):
    client = client_of(manager)

    first, second = (client.post(reverse("first_run:sample")) for _ in range(2))

    sample = Workspace.objects.get(sample_of=manager.user)
    (place,) = sample.members.filter(user=manager.user)
    intake = Intake.objects.get()
    assert (place.role, intake.workspace, intake.file_name) == (Role.ADMIN, sample, "見本.csv")
    assert [first.headers["Location"], second.headers["Location"]] == [reverse("imports:show", args=[intake.pk])] * 2
    assert workspace.deals.count() == 0


def test_sample_has_a_banner_with_the_way_back(client_of, manager, workspace):
    client = client_of(manager)
    banner = "見本を見ています。"
    before = client.get(reverse("imports:list")).content.decode().count(banner)

    client.post(reverse("first_run:sample"))
    inside = client.get(reverse("imports:list")).content.decode()
    client.post(reverse("account_workspace"), {"member": manager.pk})

    assert (before, inside.count(banner), inside.count("自分のワークスペースに戻る")) == (0, 1, 1)
    assert client.get(reverse("imports:list")).context["member"] == manager
