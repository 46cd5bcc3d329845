"""What people do about teams; a team stays, for its deals do."""

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


class TeamNameTaken(Refused):
    """Another team of the workspace has the name."""

    says = msg("「{name}」というチームはすでにあります。別の名前を付けてください。")


@transaction.atomic
def add_team(*, workspace: Workspace, name: str, by: Member | None, at: datetime) -> Team:
    """Add a team to the workspace."""
    refuse_all_but_admins(by, workspace)
    _refuse_taken(workspace, name)
    team = Team(workspace=workspace, name=name)
    team.full_clean()
    team.save()
    record_audit(workspace=workspace, by=by, action="team.added", subject=team, at=at)
    return team


@transaction.atomic
def rename_team(*, team: Team, name: str, by: Member | None, at: datetime) -> Team:
    """Give a team another name; its members and deals stay."""
    refuse_all_but_admins(by, team.workspace)
    _refuse_taken(team.workspace, name, save_for=team)
    locked = Team.objects.get(pk=team.pk)
    if locked.name == name:
        return locked
    changes = {"name": [locked.name, name]}
    locked.name = name
    locked.full_clean()
    locked.save(update_fields=["name"])
    record_audit(workspace=locked.workspace, by=by, action="team.renamed", subject=locked, changes=changes, at=at)
    return locked


def _refuse_taken(workspace: Workspace, name: str, *, save_for: Team | None = None) -> None:
    Workspace.objects.select_for_update().get(pk=workspace.pk)  # two people can't take one name at once
    if workspace.teams.filter(name=name).exclude(pk=save_for.pk if save_for else 0).exists():
        raise TeamNameTaken(name)
