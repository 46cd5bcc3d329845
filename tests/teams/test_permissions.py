"""Who may do what about workspaces and members."""

from __future__ import annotations

import pytest

from atoippo.teams.models import Role
from atoippo.teams.permissions import may_look_after, may_rename
from workplace import MemberFactory, WorkspaceFactory


@pytest.mark.parametrize(("role", "looks_after"), [(Role.REP, False), (Role.MANAGER, False), (Role.ADMIN, True)])
def test_roles_say_what_members_may(workspace, role, looks_after):
    member = MemberFactory(workspace=workspace, role=role)

    assert may_look_after(member, workspace) is looks_after


def test_an_admin_looks_after_the_own_workspace_only(admin):
    assert may_look_after(admin, WorkspaceFactory()) is False


def test_a_deactivated_admin_may_nothing(workspace):
    member = MemberFactory(workspace=workspace, role=Role.ADMIN, is_active=False)

    assert (may_look_after(member, workspace), may_rename(member, member)) == (False, False)


def test_everybody_may_rename_themselves_and_admins_all_of_their_workspace(rep, manager, admin):
    stranger = MemberFactory()

    may = [may_rename(by, of) for by, of in [(rep, rep), (manager, rep), (admin, rep), (admin, stranger)]]

    assert may == [True, False, True, False]
