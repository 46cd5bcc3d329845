"""Noting on what grounds a person may be sent advertising mail, and that they are so no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.customers.actions.contacts import NotOfYourWorkspace
from atoippo.customers.models import Basis, Permission
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import date, datetime

    from atoippo.customers.models import Contact
    from atoippo.teams.models import Member


class ConsentNeedsEvidence(Refused):
    """Consent is kept with how it was given: the law asks for it."""

    says = msg("同意をいただいた日と、どのようにいただいたか（メール、申込書など）を書いてください。")


class PublicAddressNeedsItsPlace(Refused):
    """A public address is kept with where it stood."""

    says = msg("公開されているページのアドレスと、確かめた日を書いてください。")


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionDetails:
    """The grounds, whether the person asked for no advertising, since when, and how we can show it."""

    basis: Basis
    refuses_ads: bool = False
    obtained_on: date | None = None
    evidence: str = ""


@transaction.atomic
def note_permission(*, contact: Contact, details: PermissionDetails, by: Member, at: datetime) -> Permission:
    """Note on what grounds a contact may be sent advertising mail; what was noted before stays on record."""
    if by.workspace_id != contact.workspace_id or not by.is_active:
        raise NotOfYourWorkspace(by)
    _require_evidence(details)
    permission = Permission(
        workspace_id=contact.workspace_id,
        contact=contact,
        basis=details.basis,
        refuses_ads=details.refuses_ads,
        obtained_on=details.obtained_on,
        evidence=details.evidence.strip(),
        noted_by=by,
        noted_at=at,
    )
    permission.full_clean()
    permission.save(force_insert=True)
    record_audit(workspace=contact.workspace, by=by, action="permission.noted", subject=permission, at=at)
    return permission


@transaction.atomic
def revoke_permission(*, permission: Permission, by: Member, at: datetime) -> Permission:
    """Say that grounds hold no more; doing it twice changes nothing."""
    if by.workspace_id != permission.workspace_id or not by.is_active:
        raise NotOfYourWorkspace(by)
    locked = Permission.objects.select_for_update().get(pk=permission.pk)
    if locked.revoked_at is None:
        locked.revoked_by, locked.revoked_at = by, at
        locked.save(update_fields=["revoked_by", "revoked_at"])
        record_audit(workspace=locked.workspace, by=by, action="permission.revoked", subject=locked, at=at)
    return locked


def _require_evidence(details: PermissionDetails) -> None:
    if details.obtained_on and details.evidence.strip():
        return
    if details.basis == Basis.CONSENT:
        raise ConsentNeedsEvidence
    if details.basis == Basis.PUBLIC:
        raise PublicAddressNeedsItsPlace
