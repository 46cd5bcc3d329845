"""Who gets a letter, read from what a file or a colleague noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.values.person_names import Addressee, read_addressee

if TYPE_CHECKING:
    from atoippo.customers.models import Contact


def addressee_of(contact: Contact | None) -> Addressee | None:
    """Return department, post and name of a contact; None where nobody is known."""
    if contact is None:
        return None
    return read_addressee(contact.name, department=contact.department, job_title=contact.job_title)
