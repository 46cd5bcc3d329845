"""Teams are added and renamed."""

from __future__ import annotations

import pytest

from atoippo.teams.actions import TeamNameTaken, add_team, rename_team
from atoippo.teams.models import Team
from teams.audited import audited
from workplace import NOON, TeamFactory


def test_add_team_is_not_the_default_one(workspace, admin):
    team = add_team(workspace=workspace, name="東日本", by=admin, at=NOON)

    assert (team.workspace, team.name, team.is_default) == (workspace, "東日本", False)
    assert audited(workspace) == [(admin.pk, "team.added", team.pk, {})]


def test_add_team_refuses_a_taken_name(workspace, admin):
    with pytest.raises(TeamNameTaken):
        add_team(workspace=workspace, name="営業チーム", by=admin, at=NOON)


def test_add_team_allows_the_name_of_another_workspaces_team(workspace, admin):
    TeamFactory(name="東日本")

    assert add_team(workspace=workspace, name="東日本", by=admin, at=NOON).workspace == workspace


def test_rename_team_keeps_both_names_in_the_audit(workspace, admin):
    team = TeamFactory(workspace=workspace, name="東")

    rename_team(team=team, name="東日本", by=admin, at=NOON)

    assert Team.objects.get(pk=team.pk).name == "東日本"
    assert audited(workspace) == [(admin.pk, "team.renamed", team.pk, {"name": ["東", "東日本"]})]


def test_rename_team_to_its_own_name_writes_nothing(workspace, admin):
    team = TeamFactory(workspace=workspace, name="東")

    rename_team(team=team, name="東", by=admin, at=NOON)

    assert audited(workspace) == []


def test_rename_team_refuses_a_taken_name(workspace, admin):
    with pytest.raises(TeamNameTaken):
        rename_team(team=TeamFactory(workspace=workspace), name="営業チーム", by=admin, at=NOON)
