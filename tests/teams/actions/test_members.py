"""Members are added, named, given roles and seats, deactivated and taken back."""

from __future__ import annotations

import pytest

from atoippo.teams import actions
from atoippo.teams.models import Member, Role, Team
from teams.audited import audited
from workplace import NOON, MemberFactory, TeamFactory


def test_add_member_without_sign_in_sits_in_the_default_team(workspace, admin):
    member = actions.add_member(workspace=workspace, display_name="佐藤 花子", by=admin, at=NOON)

    assert (member.user, member.role, member.seats.get().team.is_default) == (None, Role.REP, True)
    assert audited(workspace) == [(admin.pk, "member.added", member.pk, {})]


def test_add_member_sits_in_the_named_team(workspace):
    team = TeamFactory(workspace=workspace)

    member = actions.add_member(workspace=workspace, display_name="佐藤", team=team, by=None, at=NOON)

    assert list(member.seats.values_list("team", flat=True)) == [team.pk]


def test_add_member_to_a_team_of_another_workspace_is_refused(workspace, admin):
    with pytest.raises(actions.TeamOfAnotherWorkspace):
        actions.add_member(workspace=workspace, display_name="佐藤", team=TeamFactory(), by=admin, at=NOON)


def test_rename_member_by_themselves(workspace, rep):
    before = rep.display_name

    actions.rename_member(member=rep, display_name="山田 太郎", by=rep, at=NOON)

    assert Member.objects.get(pk=rep.pk).display_name == "山田 太郎"
    assert audited(workspace) == [(rep.pk, "member.renamed", rep.pk, {"display_name": [before, "山田 太郎"]})]


def test_rename_member_as_they_are_called_writes_nothing(workspace, rep):
    actions.rename_member(member=rep, display_name=rep.display_name, by=rep, at=NOON)

    assert audited(workspace) == []


def test_change_role_tells_both(workspace, rep, admin):
    actions.change_role(member=rep, role=Role.MANAGER, by=admin, at=NOON)

    assert Member.objects.get(pk=rep.pk).role == Role.MANAGER
    assert audited(workspace) == [(admin.pk, "member.role_changed", rep.pk, {"role": ["rep", "manager"]})]


def test_change_role_to_the_same_writes_nothing(workspace, admin):
    actions.change_role(member=admin, role=Role.ADMIN, by=admin, at=NOON)

    assert audited(workspace) == []


def test_the_last_admin_stays_one(workspace, admin):
    MemberFactory(workspace=workspace, role=Role.ADMIN, user=None)
    MemberFactory(workspace=workspace, role=Role.ADMIN, is_active=False)
    MemberFactory(role=Role.ADMIN)

    for change in [
        lambda: actions.change_role(member=admin, role=Role.REP, by=admin, at=NOON),
        lambda: actions.deactivate_member(member=admin, by=admin, at=NOON),
    ]:
        with pytest.raises(actions.LastAdmin):
            change()


def test_an_admin_without_sign_in_may_go_when_another_stays(workspace, admin):
    unused = MemberFactory(workspace=workspace, role=Role.ADMIN, user=None)

    assert actions.change_role(member=unused, role=Role.REP, by=admin, at=NOON).role == Role.REP


def test_a_second_admin_may_step_back(workspace, admin):
    MemberFactory(workspace=workspace, role=Role.ADMIN)

    assert actions.change_role(member=admin, role=Role.MANAGER, by=admin, at=NOON).role == Role.MANAGER


def test_the_role_of_a_deactivated_admin_may_change(workspace, admin):
    gone = MemberFactory(workspace=workspace, role=Role.ADMIN, is_active=False)

    assert actions.change_role(member=gone, role=Role.REP, by=admin, at=NOON).role == Role.REP


def test_seat_member_sits_in_exactly_these_teams(workspace, rep, admin):
    east, west = TeamFactory(workspace=workspace, name="東"), TeamFactory(workspace=workspace, name="西")

    actions.seat_member(member=rep, teams=[east, west], by=admin, at=NOON)

    assert set(Team.objects.visible_to(rep)) == {east, west}
    changes = {"teams": [["営業チーム"], ["東", "西"]]}
    assert audited(workspace) == [(admin.pk, "member.seated", rep.pk, changes)]


def test_seat_member_where_they_sit_writes_nothing(workspace, rep, admin):
    actions.seat_member(member=rep, teams=[workspace.teams.get()], by=admin, at=NOON)

    assert audited(workspace) == []


def test_seat_member_asks_for_a_team_of_the_workspace(rep, admin):
    with pytest.raises(actions.NoTeamChosen):
        actions.seat_member(member=rep, teams=[], by=admin, at=NOON)
    with pytest.raises(actions.TeamOfAnotherWorkspace):
        actions.seat_member(member=rep, teams=[TeamFactory()], by=admin, at=NOON)


def test_change_member_changes_all_at_once_or_nothing(workspace, rep, admin):
    east = TeamFactory(workspace=workspace, name="東")

    with pytest.raises(actions.LastAdmin):
        actions.change_member(member=admin, profile=actions.Profile("鈴木", Role.REP, (east,)), by=admin, at=NOON)
    actions.change_member(member=rep, profile=actions.Profile("佐藤", Role.MANAGER, (east,)), by=admin, at=NOON)

    assert [(subject, action) for _, action, subject, _ in audited(workspace)] == [
        (rep.pk, "member.seated"),
        (rep.pk, "member.role_changed"),
        (rep.pk, "member.renamed"),
    ]


def test_deactivate_member_closes_links_and_stays(workspace, admin):
    member = MemberFactory(workspace=workspace, user=None)
    invitation, _ = actions.invite(member=member, email="new@example.jp", by=admin, at=NOON)

    actions.deactivate_member(member=member, by=admin, at=NOON)

    invitation.refresh_from_db()
    assert (Member.objects.get(pk=member.pk).is_active, invitation.revoked_at) == (False, NOON)
    assert [action for _, action, _, _ in audited(workspace)] == [
        "invitation.made",
        "invitation.revoked",
        "member.deactivated",
    ]


def test_deactivate_and_reactivate_twice_are_once(workspace, rep, admin):
    for _ in range(2):
        actions.deactivate_member(member=rep, by=admin, at=NOON)
    for _ in range(2):
        actions.reactivate_member(member=rep, by=admin, at=NOON)

    assert Member.objects.get(pk=rep.pk).is_active is True
    assert [action for _, action, _, _ in audited(workspace)] == ["member.deactivated", "member.reactivated"]


def test_a_deactivated_member_does_not_enter(client_of, rep, admin):
    browser = client_of(rep)

    actions.deactivate_member(member=rep, by=admin, at=NOON)

    assert browser.get("/").status_code == 403
