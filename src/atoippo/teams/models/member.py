"""A person in a workspace, who may or may not sign in."""

from __future__ import annotations

from typing import Self

from django.db import models

from atoippo.values.message import Message, msg


class Role(models.TextChoices):
    """What a member may do: own deals, the team's, or the whole workspace."""

    REP = "rep", "営業"
    MANAGER = "manager", "マネージャー"
    ADMIN = "admin", "管理者"

    @property
    def spoken(self) -> Message:
        """The role's name as people read it."""
        return ROLE_LABELS[self]


ROLE_LABELS = {Role.REP: msg("営業"), Role.MANAGER: msg("マネージャー"), Role.ADMIN: msg("管理者")}


class MemberQuerySet(models.QuerySet["Member"]):
    """Questions about members."""

    def visible_to(self, member: Member) -> Self:
        """Return the members whom the member may know by name: everybody of the own workspace."""
        return self.filter(workspace=member.workspace_id)

    def active(self) -> Self:
        """Return the members who still work here."""
        return self.filter(is_active=True)

    def who_sign_in(self) -> Self:
        """Return the members who have a user."""
        return self.filter(user__isnull=False)


class Member(models.Model):
    """A person in a workspace (営業担当). A rep read from a file is a member without a user; an invitation joins one to it."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="members")
    user = models.ForeignKey("teams.User", models.PROTECT, null=True, blank=True, related_name="members")
    display_name = models.CharField(max_length=100)
    department = models.CharField(max_length=100, blank=True)  # from here on: how letters are signed
    job_title = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    role = models.CharField(max_length=10, choices=Role, default=Role.REP)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["display_name"]
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="one_member_a_user_and_workspace"),
        ]
        indexes = [models.Index(fields=["workspace", "display_name"], name="member_by_name")]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_admin(self) -> bool:
        """Whether the whole workspace is theirs to look after."""
        return self.role == Role.ADMIN

    @property
    def is_manager(self) -> bool:
        """Whether they lead teams (a 管理者 leads all)."""
        return self.role in {Role.MANAGER, Role.ADMIN}


class Seat(models.Model):
    """A member's place in a team."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    member = models.ForeignKey("teams.Member", models.PROTECT, related_name="seats")
    team = models.ForeignKey("teams.Team", models.PROTECT, related_name="seats")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace", "member", "team"], name="one_seat_a_team")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.team_id}"
