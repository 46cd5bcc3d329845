"""ワークスペース: its name and its teams."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.teams.models import Role, Team, Workspace
from workplace import MemberFactory, TeamFactory, WorkspaceFactory

WORKSPACE, ADD = reverse("settings:workspace"), reverse("settings:add_team")


def test_the_workspace_is_renamed(client_of, workspace, admin):
    response = client_of(admin).post(WORKSPACE, {"name": "みなと商事"})

    assert (response.status_code, Workspace.objects.get(pk=workspace.pk).name) == (302, "みなと商事")


def test_a_taken_name_is_told_above_the_form(client_of, admin):
    WorkspaceFactory(name="さくら工業")

    response = client_of(admin).post(WORKSPACE, {"name": "さくら工業"})

    expected = "「さくら工業」という名前のワークスペースはすでにあります。別の名前を付けてください。"
    assert response.context["form"].non_field_errors() == [expected]


def test_a_team_is_added(client_of, workspace, admin):
    client_of(admin).post(ADD, {"name": "東日本"})

    assert list(workspace.teams.order_by("pk").values_list("name", flat=True)) == ["営業チーム", "東日本"]


def test_a_taken_team_name_is_told_above_its_form(client_of, admin):
    response = client_of(admin).post(ADD, {"name": "営業チーム"})

    expected = "「営業チーム」というチームはすでにあります。別の名前を付けてください。"
    assert response.context["team_form"].non_field_errors() == [expected]


def test_a_team_is_renamed_by_admins_of_the_workspace(client_of, workspace, manager, admin):
    team = TeamFactory(workspace=workspace, name="東")
    door = reverse("settings:team", args=[team.pk])
    visitors = [manager, MemberFactory(role=Role.ADMIN), admin]

    answers = [client_of(visitor).post(door, {"name": "東日本"}).status_code for visitor in visitors]

    assert (answers, Team.objects.get(pk=team.pk).name) == ([403, 404, 302], "東日本")


def test_the_page_of_a_team_shows_its_name(client_of, workspace, admin):
    team = TeamFactory(workspace=workspace, name="東")

    response = client_of(admin).get(reverse("settings:team", args=[team.pk]))

    assert response.context["form"]["name"].value() == "東"


@pytest.mark.parametrize("teams", [1, 3])
def test_the_page_asks_the_same_number_of_queries(client_of, workspace, admin, teams, django_assert_num_queries):
    TeamFactory.create_batch(teams, workspace=workspace)
    browser = client_of(admin)

    with django_assert_num_queries(4):
        response = browser.get(WORKSPACE)

    assert len(response.context["teams"]) == teams + 1


@pytest.mark.parametrize("address", [WORKSPACE, ADD])
def test_each_name_is_asked_for_by_a_field_of_its_own(address, client_of, admin):
    page = client_of(admin).post(address, {"name": ""}).text

    assert [page.count(f'id="{field}"') for field in ("id_name", "team_name")] == [1, 1]


def test_a_look_at_what_a_form_was_sent_to_leads_to_its_page(client_of, admin):
    browser, address = client_of(admin), reverse("settings:add_team")
    refused = browser.post(address, {"name": ""})

    looked = browser.get(address)  # as a reload, the language switch or a new sign-in do

    assert (refused.status_code, looked.status_code) == (200, 302)
    assert looked.headers["Location"] == reverse("settings:workspace")
