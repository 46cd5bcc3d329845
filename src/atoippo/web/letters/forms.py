"""What is asked about a letter: its words, who gets it, and whether a card was handed over."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.customers.actions import ContactDetails, PermissionDetails
from atoippo.customers.models import Basis
from atoippo.mail.models import Message as Letter
from atoippo.mail.rules import Wording, is_address
from atoippo.values.message import msg
from atoippo.web.language import later, t
from atoippo.web.letters.addressed import addressee_of

if TYPE_CHECKING:
    from atoippo.customers.models import Contact

LONGEST_BODY = 10_000
LINE_ENDS = re.compile(r"\s*[\r\n]+\s*")
YES, NO, FORGOTTEN = "yes", "no", "forgotten"
NOTED_HERE = msg("メールの画面での記録")


def seen_of(letter: Letter) -> str:
    """Return what stands for a letter's text as it was shown, so that a later save can tell whether it changed."""
    return hashlib.sha256(f"{letter.subject}\0{letter.body}".encode()).hexdigest()[:32]


class WordingForm(forms.Form):
    """A letter's subject and text."""

    subject = forms.CharField(
        label=later(msg("件名")),
        max_length=Letter._meta.get_field("subject").max_length,
        error_messages={"max_length": later(msg("件名は200文字までにしてください。"))},
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "ja"}),
    )
    body = forms.CharField(
        label=later(msg("本文")),
        max_length=LONGEST_BODY,
        strip=False,
        error_messages={"max_length": later(msg("本文は10,000文字までにしてください。"))},
        widget=forms.Textarea(attrs={"rows": 18, "lang": "ja"}),
    )

    def clean_subject(self) -> str:
        """Keep the subject on one line: a mail's head ends where a line ends."""
        return LINE_ENDS.sub(" ", self.cleaned_data["subject"]).strip()

    def clean_body(self) -> str:
        """Keep one kind of line end, whatever the browser sends."""
        body: str = self.cleaned_data["body"].replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        if not body.strip():
            raise forms.ValidationError(later(msg("本文を書いてください。")))
        return body

    @property
    def wording(self) -> Wording:
        """What the form says."""
        return Wording(self.cleaned_data["subject"], self.cleaned_data["body"])

    @property
    def typed(self) -> Wording:
        """What stands in the fields now, also where it can't be saved yet."""
        subject, body = (str(self[name].value() or "") for name in ("subject", "body"))
        return Wording(LINE_ENDS.sub(" ", subject), body.replace("\r\n", "\n"))


class LetterForm(WordingForm):
    """The words of one mail, and which text they change."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, letter: Letter, **kwargs: Any) -> None:
        kept = {"subject": letter.subject, "body": letter.body, "seen": seen_of(letter)}
        kept |= kwargs.pop("initial", {})
        super().__init__(*args, **{**kwargs, "initial": kept})

    def show_stored(self, seen: str) -> None:
        """Let the next save follow the text that is stored now, which the person has then seen."""
        self.data = {**self.data.dict(), "seen": seen}  # type: ignore[attr-defined]


class RecipientForm(forms.Form):
    """Who gets a letter; the address is asked for only where mail goes out from here."""

    name = forms.CharField(label=later(msg("お名前")), max_length=200)
    department = forms.CharField(label=later(msg("部署")), max_length=100, required=False)
    job_title = forms.CharField(label=later(msg("役職")), max_length=100, required=False)
    email = forms.EmailField(label=later(msg("メールアドレス")), max_length=254, required=False)

    def __init__(self, *args: Any, contact: Contact | None, asks_address: bool, **kwargs: Any) -> None:
        to = addressee_of(contact)
        kept = {"name": to.name, "department": to.department, "job_title": to.job_title} if to else {}
        self._kept_email = contact.email if contact else ""
        super().__init__(*args, **{"initial": {**kept, "email": self._kept_email}, **kwargs})
        if not asks_address:
            del self.fields["email"]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_email(self) -> str:
        """Take away signs that nobody sees, and refuse what no mail can be sent to."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["email"])
        email = "".join(sign for sign in typed if unicodedata.category(sign) != "Cf").strip()
        if email and not is_address(email):
            raise forms.ValidationError(
                later(msg("このアドレスには、ここからメールを送れません。半角の英数字と記号でお書きください。"))
            )
        return email

    @property
    def details(self) -> ContactDetails:
        """What the form says; an address that was not asked for stays as it is."""
        said = {"email": self._kept_email, **self.cleaned_data}
        return ContactDetails(**{name: said[name].strip() for name in ("name", "department", "job_title", "email")})


class CardForm(forms.Form):
    """Whether a card was handed over, and whether the customer wished for no adverts then."""

    card = forms.ChoiceField(
        label=later(msg("名刺をいただいた")),
        choices=[(YES, later(msg("はい"))), (NO, later(msg("いいえ"))), (FORGOTTEN, later(msg("覚えていない")))],
        widget=forms.RadioSelect,
        error_messages={"required": later(msg("はい・いいえ・覚えていないから選んでください。"))},
    )
    refuses_ads = forms.BooleanField(label=later(msg("ご案内は不要とのことだった")), required=False)

    @property
    def is_known(self) -> bool:
        """Whether there is anything to note."""
        return self.cleaned_data["card"] != FORGOTTEN or bool(self.cleaned_data["refuses_ads"])

    @property
    def details(self) -> PermissionDetails:
        """On what grounds adverts may go out, as the form says."""
        basis = Basis.CARD if self.cleaned_data["card"] == YES else Basis.NONE
        refuses_ads = self.cleaned_data["refuses_ads"]
        return PermissionDetails(basis=basis, refuses_ads=refuses_ads, evidence=t(NOTED_HERE))
