"""A link by which a member gets to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models.member import Member


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Questions about invitations."""

    def visible_to(self, member: Member) -> Self:
        """Return the invitations the member may see: those of the own workspace, for a 管理者 alone."""
        return self.filter(workspace=member.workspace_id) if member.is_admin else self.none()

    def open_at(self, at: datetime) -> Self:
        """Return the invitations that still open the door."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)

    def newest_first(self) -> Self:
        """Return them in the order of their making, the one that counts first."""
        return self.order_by("-pk")


class Invitation(models.Model):
    """An invitation of one member; the link holds a token of which only the hash is kept."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="invitations")
    member = models.ForeignKey("teams.Member", models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    objects = InvitationQuerySet.as_manager()

    def is_open_at(self, at: datetime) -> bool:
        """Whether the link still opens the door."""
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > at

    def __str__(self) -> str:
        return f"invitation of {self.member_id}"
