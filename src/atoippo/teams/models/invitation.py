"""A link by which a member gets to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from datetime import datetime


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Questions about invitations."""

    def open_at(self, at: datetime) -> Self:
        """Return the invitations that still open the door."""
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)


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

    def __str__(self) -> str:
        return f"invitation of {self.member_id}"
