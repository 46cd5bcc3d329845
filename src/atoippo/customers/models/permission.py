"""On what grounds a person may be sent advertising mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from atoippo.teams.models import Member


class Basis(models.TextChoices):
    """The grounds that 特定電子メール法 knows; `NONE` is said, too: 「名刺はいただいていない」."""

    CONSENT = "consent", "同意をいただいた"
    CARD = "card", "名刺をいただいた"
    TRADING = "trading", "お取引がある"
    PUBLIC = "public", "公開されたアドレス"
    NONE = "none", "根拠はない"


class PermissionQuerySet(models.QuerySet["Permission"]):
    """Questions about permissions."""

    def visible_to(self, member: Member) -> Self:
        """Return the permissions of the member's workspace."""
        return self.filter(workspace=member.workspace_id)

    def standing(self) -> Self:
        """Return those that nobody has revoked."""
        return self.filter(revoked_at=None)


class Permission(models.Model):
    """On what grounds a person may be sent advertising mail (ご案内の同意・根拠), and how we can show it."""

    workspace = models.ForeignKey("teams.Workspace", models.PROTECT, related_name="+")
    contact = models.ForeignKey("customers.Contact", models.PROTECT, related_name="permissions")
    basis = models.CharField(max_length=7, choices=Basis)
    refuses_ads = models.BooleanField(default=False)  # said when handing over the card
    obtained_on = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)  # where, from whom, which text
    noted_by = models.ForeignKey("teams.Member", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    revoked_by = models.ForeignKey("teams.Member", models.PROTECT, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    objects = PermissionQuerySet.as_manager()

    class Meta:
        ordering = ["contact", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(basis__in=Basis.values), name="a_permission_has_a_known_basis"),
            models.CheckConstraint(
                condition=models.Q(revoked_by=None) | models.Q(revoked_at__isnull=False),
                name="a_revoked_permission_knows_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.basis}"
