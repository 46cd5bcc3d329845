"""What is asked about the company and the own signature, and what follows where it is not said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

from atoippo.teams.actions import CompanyFacts, Signature
from atoippo.values.message import Message, msg
from atoippo.web.language import later

if TYPE_CHECKING:
    from atoippo.teams.models import Member, Workspace

POSTAL_CODE = re.compile(r"\d{3}-?\d{4}", re.ASCII)
PHONE = re.compile(r"[\d+()（）\-－ー‐–—\s]{6,40}")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something of the company that nobody has said, and what can't be done before."""

    what: Message
    follows: Message


def gaps_of(workspace: Workspace) -> list[Gap]:
    """Return what of the company is not said yet, what weighs most first."""
    asking = msg("ご意見のお願いができません。")
    gaps = (
        (workspace.legal_name, Gap(msg("会社の正式な名前"), asking)),
        (workspace.phone or workspace.email, Gap(msg("お問い合わせ先（電話かメール）"), asking)),
        (workspace.privacy_url, Gap(msg("個人情報の取扱いのページ"), asking)),
        (
            workspace.postal_address,
            Gap(msg("住所"), msg("いまできないことはありません。ご案内メールを送るときに要ります。")),
        ),
    )
    return [gap for said, gap in gaps if not said]


class CompanyForm(forms.Form):
    """What customers see of the company."""

    legal_name = forms.CharField(
        label=later(msg("会社の正式な名前")),
        help_text=later(msg("「株式会社みなと商会」のように、略さずに書きます。")),
        max_length=200,
        required=False,
    )
    phone = forms.CharField(label=later(msg("電話")), max_length=40, required=False)
    email = forms.EmailField(label=later(msg("お問い合わせのメールアドレス")), max_length=254, required=False)
    postal_code = forms.CharField(label=later(msg("郵便番号")), max_length=10, required=False)
    postal_address = forms.CharField(label=later(msg("住所")), max_length=300, required=False)
    privacy_url = forms.URLField(
        label=later(msg("個人情報の取扱いのページ（URL）")),
        help_text=later(msg("お客様のご回答ページから、このページを開けるようにします。")),
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, workspace: Workspace, **kwargs: Any) -> None:
        kept = {name: getattr(workspace, name) for name in self.base_fields}
        super().__init__(*args, **{"initial": kept, **kwargs})

    def clean_phone(self) -> str:
        """Take a phone number as people write it."""
        return _phone(self.cleaned_data["phone"])

    def clean_postal_code(self) -> str:
        """Take seven digits, full width ones too, with or without a hyphen."""
        code = _half_width(self.cleaned_data["postal_code"]).removeprefix("〒").strip()
        if code and not POSTAL_CODE.fullmatch(code):
            raise forms.ValidationError(later(msg("郵便番号は「100-0001」のように、7桁の数字で書いてください。")))
        return f"{code[:3]}-{code[-4:]}" if code else ""

    @property
    def facts(self) -> CompanyFacts:
        """What the form says."""
        return CompanyFacts(**self.cleaned_data)


class SignatureForm(forms.Form):
    """How the member signs letters."""

    department = forms.CharField(label=later(msg("部署")), max_length=100, required=False)
    job_title = forms.CharField(label=later(msg("役職")), max_length=100, required=False)
    phone = forms.CharField(label=later(msg("電話")), max_length=40, required=False)
    email = forms.EmailField(
        label=later(msg("お客様とやり取りするメールアドレス")),
        help_text=later(msg("空欄のときは、サインインのアドレスを使います。")),
        max_length=254,
        required=False,
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        kept = {name: getattr(member, name) for name in self.base_fields}
        super().__init__(*args, **{"initial": kept, "auto_id": "sign_%s", **kwargs})

    def clean_phone(self) -> str:
        """Take a phone number as people write it."""
        return _phone(self.cleaned_data["phone"])

    @property
    def signature(self) -> Signature:
        """What the form says."""
        return Signature(**self.cleaned_data)


def _phone(said: str) -> str:
    phone = said.strip()
    if phone and not PHONE.fullmatch(phone):
        raise forms.ValidationError(later(msg("電話番号は「03-1234-5678」のように、数字とハイフンで書いてください。")))
    return phone


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("０１２３４５６７８９－ー‐−", "0123456789----")).strip()
