"""What is asked about members, places and the audit."""

from __future__ import annotations

import pytest

from atoippo.teams.actions import add_team, invite, seat_member
from atoippo.teams.models import CalendarDay, Role
from atoippo.teams.queries import audit_entries, members_with_teams, teams_with_seats
from workplace import NOON, TODAY, MemberFactory, TeamFactory


@pytest.mark.parametrize("count", [1, 3])
def test_members_with_teams_asks_the_same_number_of_queries(workspace, admin, count, django_assert_num_queries):
    for number in range(count):
        member = MemberFactory(workspace=workspace, user=None)
        invite(member=member, email=f"new{number}@example.jp", by=admin, at=NOON)

    with django_assert_num_queries(3):
        listed = [
            ([seat.team.name for seat in member.seats.all()], len(member.invitations.all()))
            for member in members_with_teams(admin)
        ]

    assert sorted(listed) == [(["営業チーム"], 0)] + [(["営業チーム"], 1)] * count


def test_members_with_teams_puts_the_newest_invitation_first(workspace, admin):
    member = MemberFactory(workspace=workspace, user=None)
    for email in ("old@example.jp", "new@example.jp"):
        invite(member=member, email=email, by=admin, at=NOON)

    listed = members_with_teams(admin).get(pk=member.pk)

    assert [invitation.email for invitation in listed.invitations.all()] == ["new@example.jp", "old@example.jp"]


def test_members_with_teams_lists_the_own_workspace_with_those_who_left_at_the_end(workspace, admin):
    gone = MemberFactory(workspace=workspace, display_name="あべ", is_active=False)
    here = MemberFactory(workspace=workspace, display_name="い")
    MemberFactory()

    assert list(members_with_teams(admin)) == [here, admin, gone]


def test_a_managers_list_shows_no_links(workspace, admin, manager):
    invite(member=MemberFactory(workspace=workspace, user=None), email="new@example.jp", by=admin, at=NOON)

    assert [list(member.invitations.all()) for member in members_with_teams(manager)] == [[]] * 3


def test_teams_with_seats_counts_who_is_active(workspace, admin, rep):
    MemberFactory(workspace=workspace, is_active=False)
    TeamFactory(workspace=workspace, name="ん")
    TeamFactory()

    teams = [(team.name, team.members_seated) for team in teams_with_seats(rep)]

    assert teams == [("ん", 0), ("営業チーム", 2)]


def test_audit_entries_are_for_the_admin_of_the_workspace(workspace, admin, manager):
    team = add_team(workspace=workspace, name="東", by=admin, at=NOON)
    seat_member(member=admin, teams=[team], by=admin, at=NOON)

    seen = {role: [entry.action for entry in audit_entries(member)] for role, member in readers(admin, manager)}

    assert seen == {"admin": ["member.seated", "team.added"], "manager": [], "stranger": []}


def readers(admin, manager):
    return [("admin", admin), ("manager", manager), ("stranger", MemberFactory(role=Role.ADMIN))]


def test_calendar_days_are_for_everybody_of_the_workspace(workspace, rep):
    day = CalendarDay.objects.create(workspace=workspace, day=TODAY, is_open=False)

    assert [list(CalendarDay.objects.visible_to(member)) for member in (rep, MemberFactory())] == [[day], []]
