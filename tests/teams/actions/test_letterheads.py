"""How a company and its members stand on letters."""

from __future__ import annotations

import pytest

from atoippo.teams.actions import (
    AddressCannotBe,
    CompanyFacts,
    OnlyForAdmins,
    PageCannotBe,
    Signature,
    say_who_we_are,
    sign_letters_as,
)
from atoippo.teams.models import AuditEntry
from workplace import NOON

FACTS = CompanyFacts(
    legal_name=" 株式会社みなと商会 ",
    phone="０３－００００－００００",
    email="info@minato.example.jp",
    postal_code="100-0001",
    postal_address="東京都千代田区1-1",
    privacy_url="https://minato.example.jp/privacy/",
)
SIGNATURE = Signature(department="営業部", job_title="主任", phone="03-0000-0001", email="yamada@minato.example.jp")


def say(workspace, by, facts=FACTS):
    return say_who_we_are(workspace=workspace, facts=facts, by=by, at=NOON)


def sign(member, by, signature=SIGNATURE):
    return sign_letters_as(member=member, signature=signature, by=by, at=NOON)


def test_the_company_says_who_it_is_once(workspace, admin):
    told = say(workspace, admin)

    say(told, admin)

    assert (told.legal_name, told.phone) == ("株式会社みなと商会", "03-0000-0000")
    assert AuditEntry.objects.get().changes["legal_name"] == ["", "株式会社みなと商会"]


def test_who_the_company_is_is_for_admins(workspace, manager):
    with pytest.raises(OnlyForAdmins):
        say(workspace, manager)


@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        (CompanyFacts(email="info@"), AddressCannotBe),
        (CompanyFacts(privacy_url="minato"), PageCannotBe),
        (CompanyFacts(privacy_url="ftp://minato.example.jp/"), PageCannotBe),
    ],
)
def test_what_cannot_be_is_refused(workspace, admin, facts, refused):
    with pytest.raises(refused):
        say(workspace, admin, facts)


def test_everybody_signs_for_themselves_and_an_admin_for_all(rep, admin, manager):
    assert sign(rep, rep).job_title == "主任"
    assert sign(rep, admin, Signature(job_title="課長")).job_title == "課長"
    with pytest.raises(OnlyForAdmins):
        sign(rep, manager)
    assert AuditEntry.objects.filter(action="member.signature").count() == 2


def test_a_signature_is_lines_without_breaks(rep):
    signed = sign(rep, rep, Signature(department="営業部\n第一課", email="yamada@minato.example.jp"))

    assert signed.department == "営業部 第一課"
    with pytest.raises(AddressCannotBe):
        sign(rep, rep, Signature(email="yamada"))
