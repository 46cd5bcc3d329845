"""What people note about a person at a customer: who they are, and how they are reached."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from atoippo.customers.models import Contact
from atoippo.teams.audit import record_audit
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.values.person_names import person_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from atoippo.customers.models import Company
    from atoippo.teams.models import Member


class NotOfYourWorkspace(Exception):  # noqa: N818 - named as a sentence
    """Somebody changed a customer of another workspace."""


class NameTaken(Refused):
    """Another person at the company has the name already."""

    says = msg("この会社には「{name}」さんがすでに登録されています。部署を付けるなど、区別できる名前にしてください。")


class NotAnAddress(Refused):
    """What was written as an address can't be one."""

    says = msg("「{name}」はメールアドレスの形になっていません。もう一度お確かめください。")


class NobodyIsNamed(Refused):
    """A contact has a name, be it only 「ご担当者」."""

    says = msg("お名前を書いてください。お名前が分からないときは、空のまま会社宛てにお送りできます。")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """Who a person at a customer is, and under which address they are reached."""

    name: str
    department: str = ""
    job_title: str = ""
    email: str = ""

    @property
    def tidied(self) -> ContactDetails:
        """The same without blanks around, the address in half width."""
        email = unicodedata.normalize("NFKC", self.email).strip()
        return ContactDetails(
            name=self.name.strip(), department=self.department.strip(), job_title=self.job_title.strip(), email=email
        )


@transaction.atomic
def change_contact(*, contact: Contact, details: ContactDetails, by: Member, at: datetime) -> Contact:
    """Say anew who a contact is and how they are reached; a stop of mail to them stays, whatever their address."""
    _require_own(contact.workspace_id, by)
    locked = Contact.objects.select_for_update().get(pk=contact.pk)
    told = _checked(details, but=locked)
    changed = {field: value for field, value in asdict(told).items() if getattr(locked, field) != value}
    if not changed:
        return locked
    others = Contact.objects.filter(workspace=locked.workspace_id, company=locked.company_id).exclude(pk=locked.pk)
    if "name" in changed and _of_that_name(others, told.name):
        raise NameTaken(told.name)
    changes = {field: [getattr(locked, field), value] for field, value in changed.items()}
    for field, value in changed.items():
        setattr(locked, field, value)
    locked.save(update_fields=list(changed))
    record_audit(workspace=locked.workspace, by=by, action="contact.changed", subject=locked, changes=changes, at=at)
    return locked


@transaction.atomic
def contact_named(*, company: Company, details: ContactDetails, by: Member, at: datetime) -> Contact:
    """Return the person of this name at a company, noted if nobody was; what is told beyond the name is taken over."""
    _require_own(company.workspace_id, by)
    told = _checked(details)
    head = company.merged_into_id or company.pk
    there = Contact.objects.filter(workspace=company.workspace_id, company__in={company.pk, head}).order_by("pk")
    found = _of_that_name(there, told.name)
    if found is not None:
        said = {field: value or getattr(found, field) for field, value in asdict(told).items()} | {"name": found.name}
        return change_contact(contact=found, details=ContactDetails(**said), by=by, at=at)
    contact = Contact.objects.create(
        workspace_id=company.workspace_id, company_id=company.pk, created_at=at, **asdict(told)
    )
    record_audit(workspace=company.workspace, by=by, action="contact.noted", subject=contact, at=at)
    return contact


def _of_that_name(there: Iterable[Contact], name: str) -> Contact | None:
    """Return who is meant by a name, however it is written: a wish for no mail is the person's, not the spelling's."""
    people = list(there)
    exact = next((contact for contact in people if contact.name == name), None)
    key = person_key(name)
    return exact or next((contact for contact in people if key and person_key(contact.name) == key), None)


def _checked(details: ContactDetails, *, but: Contact | None = None) -> ContactDetails:
    """Return the details as they are kept; an address that stands already is not argued about."""
    told = details.tidied
    if not told.name:
        raise NobodyIsNamed
    if told.email and not (but is not None and but.email == told.email):
        try:
            validate_email(told.email)
        except ValidationError:
            raise NotAnAddress(told.email) from None
    return told


def _require_own(workspace: int, by: Member) -> None:
    if by.workspace_id != workspace or not by.is_active:
        raise NotOfYourWorkspace(by)
