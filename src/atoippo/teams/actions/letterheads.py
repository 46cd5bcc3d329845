"""How a company and its members stand on letters: what customers see of the company, and how each one signs."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from atoippo.teams.actions.admins_only import OnlyForAdmins, refuse_all_but_admins
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Member, Workspace
from atoippo.teams.permissions import may_rename
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime


class AddressCannotBe(Refused):
    """What was written as a mail address can't be one."""

    says = msg("「{name}」はメールアドレスの形になっていません。もう一度お確かめください。")


class PageCannotBe(Refused):
    """What was written as the address of a page can't be one."""

    says = msg("「{name}」はページのアドレスの形になっていません。https:// から書いてください。")


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFacts:
    """What customers see of the company: on letters, and under the questionnaire."""

    legal_name: str = ""
    phone: str = ""
    email: str = ""
    postal_code: str = ""
    postal_address: str = ""
    privacy_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How a member signs: post, telephone, and the address from which they write."""

    department: str = ""
    job_title: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def say_who_we_are(*, workspace: Workspace, facts: CompanyFacts, by: Member | None, at: datetime) -> Workspace:
    """Say how the company stands on letters and on the page that customers see."""
    refuse_all_but_admins(by, workspace)
    told = _tidied(asdict(facts))
    _require_address(told["email"])
    if told["privacy_url"]:
        _require_page(told["privacy_url"])
    locked = Workspace.objects.select_for_update().get(pk=workspace.pk)
    changes = _set(locked, told)
    if changes:
        record_audit(workspace=locked, by=by, action="workspace.letterhead", subject=locked, changes=changes, at=at)
    return locked


@transaction.atomic
def sign_letters_as(*, member: Member, signature: Signature, by: Member, at: datetime) -> Member:
    """Say how a member signs letters; everybody says it of themselves, a 管理者 of all."""
    if not may_rename(by, member):
        raise OnlyForAdmins
    told = _tidied(asdict(signature))
    _require_address(told["email"])
    locked = Member.objects.select_for_update().get(pk=member.pk)
    changes = _set(locked, told)
    if changes:
        record_audit(
            workspace=locked.workspace, by=by, action="member.signature", subject=locked, changes=changes, at=at
        )
    return locked


def _tidied(told: dict[str, str]) -> dict[str, str]:
    """Return what was told on one line each; addresses and numbers in half width."""
    tidy = {field: " ".join(value.split()) for field, value in told.items()}
    narrow = {
        field: unicodedata.normalize("NFKC", tidy[field])
        for field in ("phone", "email", "postal_code")
        if field in tidy
    }
    return tidy | narrow


def _set(row: Workspace | Member, told: dict[str, str]) -> dict[str, list[str]]:
    """Set and save what differs; return what it was and is."""
    changes = {field: [getattr(row, field), value] for field, value in told.items() if getattr(row, field) != value}
    for field, (_, value) in changes.items():
        setattr(row, field, value)
    if changes:
        row.full_clean()
        row.save(update_fields=list(changes))
    return changes


def _require_address(email: str) -> None:
    if not email:
        return
    try:
        validate_email(email)
    except ValidationError:
        raise AddressCannotBe(email) from None


def _require_page(address: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise PageCannotBe(address) from None
