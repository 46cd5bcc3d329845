"""Whom to ask: somebody known at the company, or somebody who is named here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.db.models import Q

from atoippo.customers.actions import ContactDetails, contact_named
from atoippo.customers.models import Contact
from atoippo.feedback.actions import (
    LONGEST_WHY,
    Asked,
    NotAskingNeedsItsWhy,
    NotAskingWhyTooLong,
    ask_for_feedback,
)
from atoippo.feedback.queries import superior_who_asks
from atoippo.feedback.queries.nudges import is_about_our_response
from atoippo.teams.refused import Refused
from atoippo.values.message import msg
from atoippo.web.language import later, t
from atoippo.web.templatetags.design import sama

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.customers.models import Company
    from atoippo.deals.models import Loss
    from atoippo.teams.models import Member

MOST_CONTACTS = 12


class AskForm(forms.Form):
    """Whom to ask, and whether one polite reminder may follow."""

    whom = forms.ChoiceField(label=later(msg("どなたに伺いますか")), widget=forms.RadioSelect, required=False)
    name = forms.CharField(label=later(msg("お名前")), required=False, max_length=200)
    department = forms.CharField(label=later(msg("部署")), required=False, max_length=100)
    email = forms.CharField(
        label=later(msg("メールアドレス")),
        help_text=later(msg("ご自分のメールから送るときは、空欄のままで構いません。")),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )
    nudge = forms.BooleanField(
        label=later(msg("5営業日たってもお返事がなければ、念のためのご連絡を一度だけお送りする")), required=False
    )

    def __init__(self, data: Any, *, loss: Loss, by: Member) -> None:
        self.superior = superior_who_asks(loss, by)
        self._company = company_of(loss)
        self._known = {str(contact.pk): contact for contact in _contacts(loss, self._company)}
        chosen = str(loss.deal.contact_id) if str(loss.deal.contact_id) in self._known else next(iter(self._known), "")
        super().__init__(data, initial={"whom": chosen, "nudge": True})
        people = [(number, sama(contact)) for number, contact in self._known.items()]
        self.fields["whom"].choices = people  # type: ignore[attr-defined]
        if not people:
            del self.fields["whom"]
        if self._company is None:
            for field in ("name", "department", "email"):
                del self.fields[field]
        if is_about_our_response(loss):
            del self.fields["nudge"]

    @property
    def knows_nobody(self) -> bool:
        """Whether nobody at the company is known by name."""
        return not self._known

    @property
    def has_nobody_to_ask(self) -> bool:
        """Whether neither a person nor a company is known whose person could be named."""
        return self.knows_nobody and self._company is None

    def asked(self, *, loss: Loss, base_url: str, by: Member, at: datetime) -> Asked | None:
        """Ask whom the form names; a refusal stands above the form, and nobody who was named with it is kept."""
        nudge = bool(self.cleaned_data.get("nudge"))
        try:
            with transaction.atomic():
                whom = self._contact(by=by, at=at)
                return ask_for_feedback(loss=loss, contact=whom, base_url=base_url, nudge_approved=nudge, by=by, at=at)
        except Refused as refused:
            self.add_error(None, t(refused.sentence))
            return None

    def _contact(self, *, by: Member, at: datetime) -> Contact | None:
        """Return whom to ask; a name that was written counts before what was tapped."""
        told = {name: self.cleaned_data.get(name, "") for name in ("name", "department", "email")}
        if self._company is not None and told["name"].strip():
            return contact_named(company=self._company, details=ContactDetails(**told), by=by, at=at)
        return self._known.get(self.cleaned_data.get("whom", ""))


class DeclineForm(forms.Form):
    """Why nobody is asked this time."""

    why = forms.CharField(
        label=later(msg("伺わない理由を、ひと言")),
        max_length=LONGEST_WHY,
        error_messages={
            "required": later(NotAskingNeedsItsWhy.says),
            "max_length": later(NotAskingWhyTooLong.says),
        },
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "placeholder": later(msg("例：お電話で十分にお話を伺えたため"))}
        ),
    )


def company_of(loss: Loss) -> Company | None:
    """Return the company that was offered to, as it is known now."""
    company = loss.deal.company
    return company and (company.merged_into or company)


def _contacts(loss: Loss, company: Company | None) -> list[Contact]:
    """Return whom we know there, whom the deal names first."""
    if company is None:
        return [loss.deal.contact] if loss.deal.contact else []
    of_company = Contact.objects.filter(
        Q(company=company) | Q(company__merged_into=company) | Q(pk=loss.deal.contact_id), workspace=loss.workspace_id
    )
    known = sorted(
        of_company, key=lambda contact: (contact.pk != loss.deal.contact_id, not contact.email, contact.name)
    )
    once = {sama(contact): contact for contact in reversed(known)}  # two rows of a file may be one person
    return [contact for contact in known if once[sama(contact)] == contact][:MOST_CONTACTS]
