"""Who signed a pasted mail, to be confirmed: kept as the deal's contact only when somebody ticks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.customers.actions import ContactDetails
from atoippo.values.message import msg
from atoippo.web.language import later, t

if TYPE_CHECKING:
    from atoippo.texts.pasted_mail import SignatureFound

TOLD = ("name", "department", "job_title", "email")


def line(label: Any, longest: int) -> forms.CharField:
    """Return a field of one line."""
    return forms.CharField(
        label=label, required=False, max_length=longest, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class SignatureFields(forms.Form):
    """The customer's contact as a mail's signature names them."""

    keep_contact = forms.BooleanField(label=later(msg("署名の方を、この商談の先方の担当者として残す")), required=False)
    contact_name = line(later(msg("お名前")), 200)
    contact_department = line(later(msg("部署")), 100)
    contact_job_title = line(later(msg("役職")), 100)
    contact_email = forms.EmailField(label=later(msg("メールアドレス")), required=False, max_length=254)

    @property
    def offers_contact(self) -> bool:
        """Whether a signature was found, or is being confirmed."""
        return any(self[f"contact_{name}"].value() for name in TOLD)

    @property
    def contact(self) -> ContactDetails | None:
        """The contact to keep, when it was ticked."""
        told = self.cleaned_data
        if not told.get("keep_contact"):
            return None
        return ContactDetails(**{name: told[f"contact_{name}"] for name in TOLD})

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a contact that is to be kept."""
        told = super().clean() or self.cleaned_data
        if told.get("keep_contact") and not told.get("contact_name"):
            self.add_error("contact_name", t(msg("担当者として残すには、お名前を入れてください。")))
        return told


def fields_of(signature: SignatureFound | None) -> dict[str, str]:
    """Return what a signature fills in."""
    return {f"contact_{name}": getattr(signature, name) for name in TOLD} if signature else {}
