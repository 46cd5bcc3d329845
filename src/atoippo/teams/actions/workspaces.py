"""What people do about the workspace as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.teams.actions.admins_only import refuse_all_but_admins
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Team, Workspace
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member

DEFAULT_TEAM = "営業チーム"


class WorkspaceNameTaken(Refused):
    """Another workspace of this installation has the name."""

    says = msg("「{name}」という名前のワークスペースはすでにあります。別の名前を付けてください。")


@transaction.atomic
def create_workspace(*, name: str, at: datetime) -> Workspace:
    """Open a workspace with its default team."""
    workspace = Workspace.objects.create(name=name, created_at=at)
    Team.objects.create(workspace=workspace, name=DEFAULT_TEAM, is_default=True)
    record_audit(workspace=workspace, by=None, action="workspace.created", subject=workspace, at=at)
    return workspace


@transaction.atomic
def rename_workspace(*, workspace: Workspace, name: str, by: Member | None, at: datetime) -> Workspace:
    """Give the workspace another name."""
    refuse_all_but_admins(by, workspace)
    locked = Workspace.objects.select_for_update().get(pk=workspace.pk)
    if locked.name == name:
        return locked
    if Workspace.objects.filter(name=name).exists():
        raise WorkspaceNameTaken(name)
    changes = {"name": [locked.name, name]}
    locked.name = name
    locked.full_clean()
    locked.save(update_fields=["name"])
    record_audit(workspace=locked, by=by, action="workspace.renamed", subject=locked, changes=changes, at=at)
    return locked
