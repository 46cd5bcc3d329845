"""Finding deals by the names that people remember."""

from __future__ import annotations

import re

from django.db.models import Q

from atoippo.customers.models import Company, Contact
from atoippo.deals.models import ExternalId
from atoippo.values.companies import read_company
from atoippo.values.spellings import old_forms, spellings

NUMBER = re.compile(r"(?=.*\d)[!-~]{4,120}", re.ASCII)  # of a CRM; other words are never looked up as one


def holds(field: str, forms: tuple[str, ...]) -> Q:
    """Return the condition that a field holds one of these spellings."""
    condition = Q()
    for form in forms:
        condition |= Q(**{f"{field}__icontains": form})
    return condition


def names_hold(word: str, *, workspace_id: int) -> Q:
    """Return the condition that a word stands in the names of deal, company or contact, or is the deal's CRM number."""
    forms = spellings(word)
    companies = Company.objects.filter(_company_holds(word, forms), workspace=workspace_id)
    contacts = Contact.objects.filter(holds("name", (*forms, *old_forms(word))), workspace=workspace_id)
    condition = holds("name", forms) | Q(company__in=companies.values("pk")) | Q(contact__in=contacts.values("pk"))
    if not NUMBER.fullmatch(forms[0]):
        return condition
    numbered = ExternalId.objects.filter(workspace=workspace_id, external_id=forms[0])
    return condition | Q(pk__in=numbered.values("deal"))


def _company_holds(word: str, forms: tuple[str, ...]) -> Q:
    """Find a company by its name as written, and by its matching key: without kind, in one width, in everyday form."""
    key = read_company(word).key
    return holds("name", forms) | (Q(match_key__contains=key) if key else Q())
