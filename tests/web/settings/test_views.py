"""あなた: own name, sign-in, workspaces; and which tabs are whose."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.teams.models import Member, Role
from atoippo.web.templatetags.settings_tabs import TABS
from workplace import MemberFactory, TeamFactory

ME = reverse("settings:show")
TABS_OF = {
    Role.REP: ["me", "suppressions"],
    Role.MANAGER: ["me", "imports", "matches", "members", "suppressions"],
    Role.ADMIN: [tab.key for tab in TABS],
}


@pytest.mark.parametrize("role", Role)
def test_each_role_has_its_tabs(workspace, role):
    member = MemberFactory(workspace=workspace, role=role)

    assert [tab.key for tab in TABS if tab.is_for(member)] == TABS_OF[role]


@pytest.mark.parametrize("role", Role)
def test_every_tab_that_is_shown_opens(client_of, workspace, role):
    member = MemberFactory(workspace=workspace, role=role)
    browser = client_of(member)

    opened = {tab.url_name: browser.get(reverse(tab.url_name)).status_code for tab in TABS if tab.is_for(member)}
    closed = {tab.url_name: browser.get(reverse(tab.url_name)).status_code for tab in TABS if not tab.is_for(member)}

    assert (set(opened.values()) - {200}, set(closed.values()) - {403}) == (set(), set())


def test_a_rep_sees_name_teams_password_and_language(client_of, rep):
    response = client_of(rep).get(ME)

    assert response.context["teams"] == ["営業チーム"]
    assert all(reverse(name) in response.content.decode() for name in ("account_change_password", "language"))


def test_a_member_changes_the_own_name(client_of, rep):
    response = client_of(rep).post(ME, {"display_name": "山田 花子"})

    assert (response.status_code, Member.objects.get(pk=rep.pk).display_name) == (302, "山田 花子")


def test_no_name_is_told_at_the_field(client_of, rep):
    response = client_of(rep).post(ME, {"display_name": " "})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["display_name"])


@pytest.mark.parametrize("teams", [1, 3])
def test_the_page_asks_the_same_number_of_queries(client_of, workspace, teams, django_assert_num_queries):
    rep = MemberFactory(workspace=workspace, teams=TeamFactory.create_batch(teams, workspace=workspace))
    browser = client_of(rep)

    with django_assert_num_queries(4):
        response = browser.get(ME)

    assert len(response.context["teams"]) == teams
