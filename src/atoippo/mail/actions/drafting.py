"""Writing the draft of a mail, once for each occasion, and changing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from atoippo.deals.rules import require_one_workspace
from atoippo.mail.actions.refusals import NotADraft, NotYoursToWrite, require_may_write
from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.mail.permissions import may_write
from atoippo.mail.queries import sender_address
from atoippo.mail.rules import Wording, check_ready, domain_of, new_message_id
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Contact
    from atoippo.deals.models import Deal
    from atoippo.teams.models import Member

CHANGEABLE = frozenset({MessageState.DRAFT, MessageState.FAILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mail to write: to whom, in whose name, why (`occasion`, by which it is made once), its filled words.

    `reason` is the one whose letter the words are from; "" for the general one.
    """

    contact: Contact | None
    sender: Member
    kind: MessageKind
    occasion: str
    wording: Wording
    answers: Message | None = None
    reason: str = ""


@transaction.atomic
def draft_message(*, deal: Deal, draft: Draft, by: Member, at: datetime) -> Message:
    """Write the draft of a mail; a second call for the same occasion returns what the first wrote, as it stands now."""
    require_one_workspace(deal.workspace_id, by, draft.sender, draft.contact, draft.answers)
    if not may_write(by, deal):
        raise NotYoursToWrite
    earlier = _written_before(deal, draft)
    if earlier is not None:
        return earlier
    check_ready(draft.kind, draft.wording, drafted=draft.wording.body)
    message = _drafted(deal, draft, by, at)
    message.full_clean()
    try:
        with transaction.atomic():
            message.save(force_insert=True)
    except IntegrityError:  # somebody else drafted it at the same moment
        return Message.objects.get(workspace=deal.workspace_id, occasion=draft.occasion, contact=draft.contact)
    record_audit(workspace=deal.workspace, by=by, action="mail.drafted", subject=message, at=at)
    return message


@transaction.atomic
def edit_message(*, message: Message, wording: Wording, to_email: str, by: Member, at: datetime) -> Message:
    """Change words and address of a draft; how it was drafted stays, so that a reader sees what a person changed."""
    locked = Message.objects.select_for_update().get(pk=message.pk)
    require_may_write(locked, by)
    if locked.state not in CHANGEABLE:
        raise NotADraft
    check_ready(MessageKind(locked.kind), wording, drafted=locked.first_body)
    said = {"subject": wording.subject.strip(), "body": wording.body, "to_email": to_email.strip()}
    changed = {name: value for name, value in said.items() if getattr(locked, name) != value}
    if not changed:
        return locked
    changes = {"to_email": [locked.to_email, changed["to_email"]]} if "to_email" in changed else {}
    for name, value in changed.items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save(update_fields=list(changed))
    record_audit(workspace=locked.workspace, by=by, action="mail.edited", subject=locked, changes=changes, at=at)
    return locked


@transaction.atomic
def redraft_message(*, message: Message, draft: Draft, by: Member, at: datetime) -> Message:
    """Write a draft anew, in other words and maybe in another's name; whom it is to and why it is written stay."""
    require_one_workspace(message.workspace_id, by, draft.sender)
    locked = Message.objects.select_for_update().get(pk=message.pk)
    require_may_write(locked, by)
    if locked.state != MessageState.DRAFT:
        raise NotADraft
    check_ready(draft.kind, draft.wording, drafted=draft.wording.body)
    own = sender_address(draft.sender)
    locked.sender, locked.from_email, locked.reason = draft.sender, own if domain_of(own) else "", draft.reason
    locked.subject = locked.first_subject = draft.wording.subject
    locked.body = locked.first_body = draft.wording.body
    locked.full_clean()
    locked.save(update_fields=["sender", "from_email", "reason", "subject", "first_subject", "body", "first_body"])
    record_audit(workspace=locked.workspace, by=by, action="mail.redrafted", subject=locked, at=at)
    return locked


def _written_before(deal: Deal, draft: Draft) -> Message | None:
    """Return the mail of the occasion; one drafted before anybody knew the contact gets to know them."""
    of_occasion = Message.objects.select_for_update().filter(workspace=deal.workspace_id, occasion=draft.occasion)
    earlier = of_occasion.filter(contact=draft.contact).first() or of_occasion.filter(contact=None).first()
    if earlier is None or earlier.contact_id or draft.contact is None or earlier.state != MessageState.DRAFT:
        return earlier
    earlier.contact, earlier.to_email = draft.contact, earlier.to_email or draft.contact.email.strip()
    earlier.save(update_fields=["contact", "to_email"])
    return earlier


def _drafted(deal: Deal, draft: Draft, by: Member, at: datetime) -> Message:
    own = sender_address(draft.sender)
    domain = domain_of(own) or domain_of(settings.DEFAULT_FROM_EMAIL)
    subject = _answering(draft.answers.subject) if draft.answers else draft.wording.subject
    return Message(
        workspace_id=deal.workspace_id,
        deal=deal,
        contact=draft.contact,
        sender=draft.sender,
        kind=draft.kind,
        occasion=draft.occasion,
        to_email=draft.contact.email.strip() if draft.contact else "",
        from_email=own if domain_of(own) else "",
        subject=subject,
        body=draft.wording.body,
        first_subject=subject,
        first_body=draft.wording.body,
        reason=draft.reason,
        message_id=new_message_id(uuid4(), key=settings.SECRET_KEY, domain=domain),
        answers=draft.answers,
        drafted_by=by,
        drafted_at=at,
    )


def _answering(subject: str) -> str:
    """Return the subject of an answer, by which mail programs join a thread."""
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"[:200]
