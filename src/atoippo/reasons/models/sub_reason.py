"""The finer reasons that a workspace keeps under the fixed six."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from atoippo.values.reason import SIX_REASONS

if TYPE_CHECKING:
    from atoippo.teams.models import Member

SIX = [(reason.value, str(reason.label)) for reason in SIX_REASONS]


class SubReasonQuerySet(models.QuerySet["SubReason"]):
    """Questions about sub-reasons."""

    def visible_to(self, member: Member) -> Self:
        """Return the sub-reasons of the member's workspace."""
        return self.filter(workspace=member.workspace_id)


class SubReason(models.Model):
    """A finer reason under one of the six, in the workspace's words.

    A default one gets its row when somebody first says or changes it. What was stated keeps the words of its day;
    one that is retired or merged into another is offered no more.
    """

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, choices=SIX)
    name = models.CharField(max_length=60)
    default_key = models.CharField(max_length=40, blank=True)  # of the default it began as
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    made_at = models.DateTimeField()  # a default is offered since the workspace is there
    retired_at = models.DateTimeField(null=True, blank=True)
    objects = SubReasonQuerySet.as_manager()

    class Meta:
        ordering = ["reason", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "reason", "name"], name="one_sub_reason_a_name"),
            models.UniqueConstraint(
                fields=["workspace", "default_key"],
                condition=~models.Q(default_key=""),
                name="one_sub_reason_a_default",
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=[reason.value for reason in SIX_REASONS]),
                name="a_sub_reason_stands_under_one_of_the_six",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_offered(self) -> bool:
        """Whether it may be chosen."""
        return self.retired_at is None and self.merged_into_id is None
