"""A workspace is opened and renamed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from atoippo.teams.actions import WorkspaceNameTaken, create_workspace, rename_workspace
from atoippo.teams.models import Workspace
from teams.audited import audited
from workplace import NOON, WorkspaceFactory


def test_create_workspace_opens_the_default_team(db):
    workspace = create_workspace(name="みなと商会", at=NOON)

    assert list(workspace.teams.values_list("name", "is_default")) == [("営業チーム", True)]
    assert audited(workspace) == [(None, "workspace.created", workspace.pk, {})]


def test_rename_workspace_keeps_both_names_in_the_audit(workspace, admin):
    before = workspace.name

    rename_workspace(workspace=workspace, name="みなと商事", by=admin, at=NOON)

    assert Workspace.objects.get(pk=workspace.pk).name == "みなと商事"
    assert audited(workspace) == [(admin.pk, "workspace.renamed", workspace.pk, {"name": [before, "みなと商事"]})]


def test_rename_workspace_to_its_own_name_writes_nothing(workspace):
    rename_workspace(workspace=workspace, name=workspace.name, by=None, at=NOON)

    assert audited(workspace) == []


def test_rename_workspace_refuses_the_name_of_another(workspace, admin):
    WorkspaceFactory(name="さくら工業")

    with pytest.raises(WorkspaceNameTaken):
        rename_workspace(workspace=workspace, name="さくら工業", by=admin, at=NOON)


def test_rename_workspace_refuses_no_name(workspace, admin):
    with pytest.raises(ValidationError):
        rename_workspace(workspace=workspace, name="", by=admin, at=NOON)
