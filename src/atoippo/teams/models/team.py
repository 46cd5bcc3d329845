"""A team of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models.member import Member


Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


class TeamQuerySet(models.QuerySet["Team"]):
    """Questions about teams."""

    def visible_to(self, member: Member) -> Self:
        """Return the teams whose deals the member may read: own teams, all of them for a 管理者."""
        of_workspace = self.filter(workspace=member.workspace_id)
        return of_workspace if member.is_admin else of_workspace.filter(seats__member=member)


def of_own_teams(rows: Rows, member: Member, *, team: str) -> Rows:
    """Return the rows of the member's workspace whose team (a path to it) the member may read: all for a 管理者."""
    of_workspace = rows.filter(workspace=member.workspace_id)
    return of_workspace if member.is_admin else of_workspace.filter(**{f"{team}__in": Team.objects.visible_to(member)})


class Team(models.Model):
    """People who share their deals (チーム); every deal belongs to one. The default team takes what names no team."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="teams")
    name = models.CharField(max_length=100)
    is_default = models.BooleanField(default=False)
    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="one_team_a_name"),
            models.UniqueConstraint(
                fields=["workspace"], condition=models.Q(is_default=True), name="one_default_team_a_workspace"
            ),
        ]

    def __str__(self) -> str:
        return self.name
