from __future__ import annotations

import pytest

from atoippo.deals.permissions import may_change, may_map_stages
from atoippo.teams.models import Role
from workplace import DealFactory, MemberFactory, TeamFactory


def test_a_rep_changes_own_deals_and_not_those_of_a_colleague(workspace, rep):
    own = DealFactory(workspace=workspace, owner=rep)
    of_colleague = DealFactory(workspace=workspace, owner=MemberFactory(workspace=workspace))
    of_nobody = DealFactory(workspace=workspace)

    assert [may_change(rep, deal) for deal in (own, of_colleague, of_nobody)] == [True, False, False]


def test_a_manager_changes_the_deals_of_own_teams(workspace, manager):
    of_team = DealFactory(workspace=workspace, owner=MemberFactory(workspace=workspace))
    of_another_team = DealFactory(workspace=workspace, team=TeamFactory(workspace=workspace))

    assert [may_change(manager, deal) for deal in (of_team, of_another_team)] == [True, False]


def test_an_admin_changes_all_deals_of_the_workspace(workspace, admin):
    of_another_team = DealFactory(workspace=workspace, team=TeamFactory(workspace=workspace))

    assert may_change(admin, of_another_team)


@pytest.mark.parametrize("role", Role)
def test_nobody_changes_a_deal_of_another_workspace(workspace, role):
    stranger = MemberFactory(role=role)

    assert not may_change(stranger, DealFactory(workspace=workspace))


def test_only_an_admin_maps_stages(rep, manager, admin):
    assert [may_map_stages(member) for member in (rep, manager, admin)] == [False, False, True]
