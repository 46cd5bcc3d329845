"""On what grounds a person may be sent advertising mail."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.customers.actions import PermissionDetails, note_permission, revoke_permission
from atoippo.customers.actions.contacts import NotOfYourWorkspace
from atoippo.customers.actions.permissions import ConsentNeedsEvidence, PublicAddressNeedsItsPlace
from atoippo.customers.models import Basis, Permission
from atoippo.teams.models import AuditEntry
from workplace import NOON, ContactFactory, MemberFactory

DAY = date(2026, 3, 1)


@pytest.fixture
def contact(workspace):
    return ContactFactory(company__workspace=workspace)


def note(contact, by, **details):
    return note_permission(contact=contact, details=PermissionDetails(**details), by=by, at=NOON)


def test_a_permission_is_noted_beside_earlier_ones(contact, rep):
    note(contact, rep, basis=Basis.CARD)
    note(contact, rep, basis=Basis.CONSENT, obtained_on=DAY, evidence="申込書")

    assert list(Permission.objects.standing().values_list("basis", "obtained_on", "evidence")) == [
        ("card", None, ""),
        ("consent", DAY, "申込書"),
    ]
    assert AuditEntry.objects.filter(action="permission.noted").count() == 2


@pytest.mark.parametrize(
    ("basis", "refused"), [(Basis.CONSENT, ConsentNeedsEvidence), (Basis.PUBLIC, PublicAddressNeedsItsPlace)]
)
@pytest.mark.parametrize("lacking", [{}, {"obtained_on": DAY}, {"evidence": "申込書"}])
def test_consent_and_public_addresses_need_evidence(contact, rep, basis, refused, lacking):
    with pytest.raises(refused):
        note(contact, rep, basis=basis, **lacking)


def test_a_permission_is_revoked_once(contact, rep, manager):
    permission = revoke_permission(permission=note(contact, rep, basis=Basis.CARD), by=rep, at=NOON)

    again = revoke_permission(permission=permission, by=manager, at=NOON)

    assert (again.revoked_by, again.revoked_at) == (rep, NOON)
    assert list(Permission.objects.standing()) == []
    assert AuditEntry.objects.filter(action="permission.revoked").count() == 1


def test_permissions_are_of_ones_own_workspace(contact, rep):
    stranger = MemberFactory()

    with pytest.raises(NotOfYourWorkspace):
        note(contact, stranger, basis=Basis.CARD)
    with pytest.raises(NotOfYourWorkspace):
        revoke_permission(permission=note(contact, rep, basis=Basis.CARD), by=stranger, at=NOON)
