"""メンバー: listed, added, changed, deactivated with a way back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.teams.actions import deactivate_member, invite, revoke_invitation
from atoippo.teams.models import Member, Role
from atoippo.web.undo import MARK
from workplace import NOON, MemberFactory, TeamFactory

MEMBERS = reverse("settings:members")


def address(name, member):
    return reverse(f"settings:{name}", args=[member.pk])


@pytest.mark.parametrize("count", [1, 3])
def test_members_page_asks_the_same_number_of_queries(client_of, workspace, admin, count, django_assert_num_queries):
    for number in range(count):
        member = MemberFactory(workspace=workspace, user=None)
        invite(member=member, email=f"new{number}@example.jp", by=admin, at=NOON)
    browser = client_of(admin)

    with django_assert_num_queries(8):
        response = browser.get(MEMBERS)

    assert len(response.context["rows"]) == count + 1


def test_members_page_says_how_each_signs_in(client_of, workspace, admin):
    invited, ended, revoked, new = (MemberFactory(workspace=workspace, user=None) for _ in range(4))
    invite(member=invited, email="a@example.jp", by=admin, at=NOON.replace(year=2990))
    invite(member=ended, email="b@example.jp", by=admin, at=NOON.replace(year=2020))
    revoke_invitation(invitation=invite(member=revoked, email="c@example.jp", by=admin, at=NOON)[0], by=admin, at=NOON)

    rows = {row.member: row for row in client_of(admin).get(MEMBERS).context["rows"]}

    assert {member: str(row.standing or "") for member, row in rows.items()} == {
        admin: "",
        invited: "招待中",
        ended: "招待の期限が切れました",
        revoked: "招待を取り消しました",
        new: "",
    }
    assert (rows[admin].email, rows[invited].email, rows[new].email) == (admin.user.email, "a@example.jp", "")


def test_a_manager_sees_members_without_buttons_or_addresses(client_of, rep, manager):
    text = client_of(manager).get(MEMBERS).content.decode()

    assert rep.display_name in text
    assert (rep.user.email in text, address("member", rep) in text) == (False, False)


def test_a_manager_adds_nobody(client_of, workspace, manager):
    client_of(manager).post(MEMBERS, new_member(workspace))

    assert list(workspace.members.all()) == [manager]


def test_an_admin_adds_somebody(client_of, workspace, admin):
    response = client_of(admin).post(MEMBERS, new_member(workspace))

    added = workspace.members.get(display_name="佐藤 健")
    assert response.status_code == 302
    assert (added.role, added.user, added.seats.get().team) == (Role.MANAGER, None, workspace.teams.get())


def test_a_team_of_another_workspace_is_no_choice(client_of, workspace, admin):
    response = client_of(admin).post(MEMBERS, new_member(workspace) | {"team": TeamFactory().pk})

    assert list(response.context["form"].errors) == ["team"]


def new_member(workspace):
    return {"display_name": "佐藤 健", "role": Role.MANAGER, "team": workspace.teams.get().pk}


def test_an_admin_changes_name_role_and_teams(client_of, workspace, rep, admin):
    east = TeamFactory(workspace=workspace, name="東")
    said = {"display_name": "山田", "role": Role.MANAGER, "teams": [east.pk]}

    response = client_of(admin).post(address("member", rep), said)

    changed = Member.objects.get(pk=rep.pk)
    assert response.headers["Location"] == address("member", rep)
    assert (changed.display_name, changed.role, changed.seats.get().team) == ("山田", Role.MANAGER, east)


def test_the_last_admin_is_told_why_not(client_of, workspace, admin):
    said = {"display_name": admin.display_name, "role": Role.REP, "teams": [workspace.teams.get().pk]}

    response = client_of(admin).post(address("member", admin), said)

    expected = f"{admin}さんは最後の管理者です。先に、サインインできるほかのメンバーを管理者にしてください。"
    assert response.context["form"].non_field_errors() == [expected]


def test_no_team_is_told_at_the_field(client_of, rep, admin):
    response = client_of(admin).post(address("member", rep), {"display_name": "山田", "role": Role.REP})

    assert response.context["form"].errors == {"teams": ["チームを1つ以上選んでください。"]}


def test_deactivating_asks_first_and_offers_the_way_back(client_of, rep, admin):
    browser = client_of(admin)

    assert browser.get(address("deactivate", rep)).status_code == 200
    assert Member.objects.get(pk=rep.pk).is_active is True
    response = browser.post(address("deactivate", rep), follow=True)

    assert Member.objects.get(pk=rep.pk).is_active is False
    (message,) = response.context["messages"]
    assert message.extra_tags == MARK + address("reactivate", rep)
    browser.post(address("reactivate", rep))
    assert Member.objects.get(pk=rep.pk).is_active is True


def test_the_last_admin_is_not_deactivated(client_of, admin):
    response = client_of(admin).post(address("deactivate", admin), follow=True)

    assert Member.objects.get(pk=admin.pk).is_active is True
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


def test_reactivating_is_for_admins_of_the_workspace(client_of, workspace, rep, manager, admin):
    deactivate_member(member=rep, by=admin, at=NOON)
    stranger = MemberFactory(role=Role.ADMIN)

    answers = [client_of(member).post(address("reactivate", rep)).status_code for member in (manager, stranger)]

    assert answers == [403, 404]
    assert Member.objects.get(pk=rep.pk).is_active is False


@pytest.mark.parametrize("name", ["member", "deactivate"])
def test_pages_of_a_member_are_for_admins_of_the_workspace(client_of, rep, manager, name):
    stranger = MemberFactory(role=Role.ADMIN)

    answers = [client_of(member).get(address(name, rep)).status_code for member in (rep, manager, stranger)]

    assert answers == [403, 403, 404]


def test_the_page_of_a_deactivated_member_opens(client_of, workspace, admin):
    gone = MemberFactory(workspace=workspace, is_active=False)

    assert client_of(admin).get(address("member", gone)).status_code == 200
