"""Who a person at a customer is, and how they are reached."""

from __future__ import annotations

import pytest

from atoippo.customers.actions import ContactDetails, NameTaken, NotAnAddress, change_contact, contact_named
from atoippo.customers.actions.contacts import NobodyIsNamed, NotOfYourWorkspace
from atoippo.customers.models import Contact
from atoippo.teams.models import AuditEntry
from workplace import NOON, CompanyFactory, ContactFactory, MemberFactory

HANAKO = ContactDetails(name=" 田中 花子 ", department="購買部", job_title="課長", email=" ｔanaka@sakura.example.jp ")


@pytest.fixture
def company(workspace):
    return CompanyFactory(workspace=workspace)


def named(company, by, details=HANAKO):
    return contact_named(company=company, details=details, by=by, at=NOON)


def change(contact, by, **details):
    return change_contact(contact=contact, details=ContactDetails(**details), by=by, at=NOON)


def test_a_person_is_noted_once(company, rep):
    contact = named(company, rep)

    again = named(company, rep, ContactDetails(name="田中 花子", job_title="部長"))

    assert (again.pk, again.department, again.job_title, again.email) == (
        contact.pk,
        "購買部",
        "部長",
        "tanaka@sakura.example.jp",
    )
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "contact.noted",
        "contact.changed",
    ]


def test_a_person_of_a_joined_company_is_found_at_its_head(company, rep):
    joined = CompanyFactory(workspace=company.workspace, merged_into=company)
    contact = named(company, rep)

    assert named(joined, rep).pk == contact.pk


def test_a_change_says_what_it_was(rep):
    contact = ContactFactory(company__workspace=rep.workspace, name="田中", email="old@sakura.example.jp")

    changed = change(contact, rep, name="田中", email="new@sakura.example.jp")

    assert changed.email == "new@sakura.example.jp"
    assert AuditEntry.objects.get().changes == {"email": ["old@sakura.example.jp", "new@sakura.example.jp"]}
    change(changed, rep, name="田中", email="new@sakura.example.jp")
    assert AuditEntry.objects.count() == 1


def test_two_persons_of_a_company_have_two_names(company, rep):
    contact, other = named(company, rep), ContactFactory(company=company, name="佐藤 一")

    with pytest.raises(NameTaken) as raised:
        change(other, rep, name=contact.name)

    assert "「田中 花子」さん" in str(raised.value.sentence)


def test_an_address_that_cannot_be_is_refused_but_one_of_a_file_may_stay(company, rep):
    old = ContactFactory(company=company, name="佐藤", email="sato..hajime.@docomo.example.jp")

    with pytest.raises(NotAnAddress):
        named(company, rep, ContactDetails(name="田中", email="tanaka@"))
    assert change(old, rep, name="佐藤 一", email=old.email).name == "佐藤 一"


def test_a_contact_has_a_name(company, rep):
    with pytest.raises(NobodyIsNamed):
        named(company, rep, ContactDetails(name=" "))


def test_contacts_are_of_ones_own_workspace(company, rep):
    for by in (MemberFactory(), MemberFactory(workspace=company.workspace, is_active=False)):
        with pytest.raises(NotOfYourWorkspace):
            named(company, by)
    assert Contact.objects.count() == 0


@pytest.mark.parametrize("name", ["停止　希望", "停止希望", "停止 希望様", "部長 停止 希望"])
def test_a_name_written_otherwise_is_the_same_person(name, rep):
    company = CompanyFactory(workspace=rep.workspace)
    known = ContactFactory(company=company, name="停止 希望")

    found = contact_named(company=company, details=ContactDetails(name=name), by=rep, at=NOON)

    assert (found.pk, found.name) == (known.pk, "停止 希望")


def test_nobody_takes_the_name_of_another_by_writing_it_otherwise(rep):
    company = CompanyFactory(workspace=rep.workspace)
    ContactFactory(company=company, name="停止 希望")
    other = ContactFactory(company=company, name="田中 花子")

    with pytest.raises(NameTaken):
        change_contact(contact=other, details=ContactDetails(name="停止希望様"), by=rep, at=NOON)
