"""The one gate to a customer: asked when a mail is approved, and again just before the server gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from atoippo.customers.models import Basis, Permission
from atoippo.mail.models import Suppression, SuppressionReason
from atoippo.mail.rules import Verdict, folded_address, is_address, may_hold_an_offer
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Contact
    from atoippo.teams.models import Workspace

ALLOWED = Verdict(allowed=True)
NO_MORE = Verdict(
    allowed=False,
    why=msg("この方へのメールは控えることになっています。ご用件があるときは、マネージャーにご相談ください。"),
)
NO_ADDRESS = Verdict(allowed=False, why=msg("宛先のメールアドレスがありません。お客様の連絡先に書き足してください。"))
NOT_AN_ADDRESS = Verdict(allowed=False, why=msg("宛先がメールアドレスの形になっていません。もう一度お確かめください。"))
UNREACHABLE = Verdict(allowed=False, why=msg("このアドレスには届きませんでした。新しい連絡先をお確かめください。"))
NO_GROUNDS = Verdict(
    allowed=False, why=msg("ご案内をお送りする根拠（同意・名刺・お取引など）がまだ記録されていません。")
)
NO_ADS = Verdict(allowed=False, why=msg("この方へのご案内は控えることになっています。"))


def can_send_from_here() -> bool:
    """Whether a mail server is set; without one every mail is copied into one's own mailbox."""
    return bool(settings.EMAIL_HOST)


def may_send(
    *, contact: Contact | None, email: str, kind: str, at: datetime, workspace: Workspace | None = None
) -> Verdict:
    """Return whether a mail of a kind may go from here to an address; without a contact the workspace is named."""
    if not email.strip():
        return NO_ADDRESS
    if not is_address(email):
        return NOT_AN_ADDRESS
    return may_be_mailed(contact=contact, email=email, kind=kind, at=at, workspace=workspace)


def may_be_mailed(
    *, contact: Contact | None, email: str, kind: str, at: datetime, workspace: Workspace | None = None
) -> Verdict:
    """Return whether we may write at all, from here or by one's own mailbox, where the address may not be known here."""
    said = _said_of(contact, email, at, workspace)
    if SuppressionReason.OPTED_OUT in said:
        return NO_MORE
    if SuppressionReason.BOUNCED in said:
        return UNREACHABLE
    if not may_hold_an_offer(kind):
        return ALLOWED
    return NO_ADS if said else _grounds(contact)


def _said_of(contact: Contact | None, email: str, at: datetime, workspace: Workspace | None) -> set[str]:
    """Return why no mail goes to somebody, or to whoever has the same address."""
    place = contact.workspace_id if contact else workspace.pk if workspace else None
    if place is None:
        raise ValueError("neither a contact nor a workspace is named")
    somebody = Q(contact=contact) if contact else Q(pk=None)
    if email.strip():
        somebody |= Q(email_key=folded_address(email)) | Q(contact__email__iexact=email.strip())
    standing = Suppression.objects.filter(somebody, workspace=place).in_force(at)
    return set(standing.values_list("reason", flat=True))


def _grounds(contact: Contact | None) -> Verdict:
    """Return whether advertising may go to a contact: on grounds that stand, and that the person did not refuse."""
    standing = list(Permission.objects.filter(contact=contact).standing()) if contact else []
    if any(permission.refuses_ads for permission in standing):
        return NO_ADS
    return ALLOWED if any(permission.basis != Basis.NONE for permission in standing) else NO_GROUNDS
