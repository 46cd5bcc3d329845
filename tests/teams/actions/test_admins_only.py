"""Every change of a workspace is for its 管理者: each action × somebody else."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.teams import actions
from atoippo.teams.models import CalendarDay, Invitation, Role
from workplace import NOON, MemberFactory, TeamFactory

CHANGES = {
    "rename_workspace": lambda ws, by: actions.rename_workspace(workspace=ws, name="新社名", by=by, at=NOON),
    "set_working_year": lambda ws, by: actions.set_working_year(
        workspace=ws, year=actions.WorkingYear(1, False, False), by=by, at=NOON
    ),
    "mark_day": lambda ws, by: actions.mark_day(workspace=ws, day=date(2026, 6, 1), is_open=False, by=by, at=NOON),
    "unmark_day": lambda ws, by: actions.unmark_day(
        day=CalendarDay.objects.create(workspace=ws, day=date(2026, 6, 1), is_open=False), by=by, at=NOON
    ),
    "add_team": lambda ws, by: actions.add_team(workspace=ws, name="東日本", by=by, at=NOON),
    "rename_team": lambda ws, by: actions.rename_team(team=TeamFactory(workspace=ws), name="東", by=by, at=NOON),
    "add_member": lambda ws, by: actions.add_member(workspace=ws, display_name="佐藤", by=by, at=NOON),
    "rename_member": lambda ws, by: actions.rename_member(member=someone(ws), display_name="佐藤", by=by, at=NOON),
    "change_role": lambda ws, by: actions.change_role(member=someone(ws), role=Role.MANAGER, by=by, at=NOON),
    "seat_member": lambda ws, by: actions.seat_member(
        member=someone(ws), teams=[TeamFactory(workspace=ws)], by=by, at=NOON
    ),
    "deactivate_member": lambda ws, by: actions.deactivate_member(member=someone(ws), by=by, at=NOON),
    "reactivate_member": lambda ws, by: actions.reactivate_member(member=someone(ws), by=by, at=NOON),
    "invite": lambda ws, by: actions.invite(member=someone(ws), email="new@example.jp", by=by, at=NOON),
    "revoke_invitation": lambda ws, by: actions.revoke_invitation(invitation=invitation_in(ws), by=by, at=NOON),
    "hand_out_password_link": lambda ws, by: actions.hand_out_password_link(
        member=MemberFactory(workspace=ws), by=by, at=NOON
    ),
}


def someone(workspace):
    return MemberFactory(workspace=workspace, user=None)


def invitation_in(workspace):
    inviter = MemberFactory(workspace=workspace, role=Role.ADMIN)
    times = {"created_at": NOON, "expires_at": NOON}
    return Invitation.objects.create(workspace=workspace, member=someone(workspace), created_by=inviter, **times)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_manager_is_refused(change, workspace, manager):
    with pytest.raises(actions.OnlyForAdmins):
        change(workspace, manager)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_admin_of_another_workspace_is_refused(change, workspace):
    stranger = MemberFactory(role=Role.ADMIN)

    with pytest.raises(actions.OnlyForAdmins):
        change(workspace, stranger)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_admin_goes_on(change, workspace, admin):
    assert change(workspace, admin) is not None
