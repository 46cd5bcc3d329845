"""The one gate: who may be written to, and the one friendly sentence when not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from atoippo.customers.actions import PermissionDetails, note_permission, revoke_permission
from atoippo.customers.models import Basis
from atoippo.mail.actions import SuppressionDetails
from atoippo.mail.models import SuppressionReason
from atoippo.mail.queries import may_be_mailed, may_send
from mail.desk import ADDRESS
from workplace import NOON, ContactFactory

ONLY_ADDRESS = {"contact": None}


def allowed(contact, email=ADDRESS, kind="thanks", at=NOON, workspace=None):
    return may_send(contact=contact, email=email, kind=kind, at=at, workspace=workspace).allowed


def test_whoever_said_nothing_may_be_thanked_and_asked(desk):
    assert [allowed(desk.contact, kind=kind) for kind in ("thanks", "survey", "nudge", "reply")] == [True] * 4


@pytest.mark.parametrize(
    ("email", "why"),
    [
        (" ", "宛先のメールアドレスがありません。お客様の連絡先に書き足してください。"),
        ("tanaka", "宛先がメールアドレスの形になっていません。もう一度お確かめください。"),
    ],
)
def test_an_address_is_needed_to_send_from_here_not_to_copy(desk, email, why):
    verdict = may_send(contact=desk.contact, email=email, kind="thanks", at=NOON)

    assert (verdict.allowed, str(verdict.why)) == (False, why)
    assert may_be_mailed(contact=desk.contact, email=email, kind="thanks", at=NOON).allowed


def test_a_stop_holds_for_the_contact_under_every_address(desk):
    desk.opt_out(contact=desk.contact)

    assert not allowed(desk.contact, email="new@sakura.example.jp")


def test_a_stop_holds_for_the_address_under_every_name_and_spelling(desk):
    desk.opt_out(email=ADDRESS.upper())
    namesake = ContactFactory(company=desk.contact.company, name="田中 はな子")

    assert not allowed(namesake, email=f" {ADDRESS.title()}")
    assert allowed(namesake, email="namesake@sakura.example.jp")
    assert not allowed(None, workspace=desk.workspace)


def test_a_stop_of_a_contact_holds_for_whoever_has_the_address_now(desk):
    desk.contact.email = ""
    desk.contact.save()
    desk.opt_out(contact=desk.contact)
    desk.contact.email = ADDRESS
    desk.contact.save()

    assert not allowed(None, workspace=desk.workspace)


def test_a_stop_ends_with_its_time_and_in_its_workspace(desk):
    desk.opt_out(
        email=ADDRESS,
        details=SuppressionDetails(reason=SuppressionReason.OPTED_OUT, until=NOON + timedelta(days=1)),
    )

    assert not allowed(desk.contact)
    assert allowed(desk.contact, at=NOON + timedelta(days=1))
    assert allowed(ContactFactory(email=ADDRESS))


def test_an_address_that_bounced_is_not_tried_again(desk):
    desk.opt_out(email=ADDRESS, details=SuppressionDetails(reason=SuppressionReason.BOUNCED))

    verdict = may_send(contact=desk.contact, email=ADDRESS, kind="thanks", at=NOON)

    assert str(verdict.why) == "このアドレスには届きませんでした。新しい連絡先をお確かめください。"


def permit(desk, basis, **other):
    told = {"basis": basis, "obtained_on": date(2026, 4, 1), "evidence": "名刺交換"}
    return note_permission(contact=desk.contact, details=PermissionDetails(**(told | other)), by=desk.rep, at=NOON)


def test_advertising_needs_grounds_that_stand(desk):
    assert not allowed(desk.contact, kind="event")
    permit(desk, Basis.NONE)
    assert not allowed(desk.contact, kind="event")
    card = permit(desk, Basis.CARD)
    assert allowed(desk.contact, kind="event")
    revoke_permission(permission=card, by=desk.rep, at=NOON)
    assert not allowed(desk.contact, kind="event")
    assert not allowed(None, kind="event", workspace=desk.workspace)


def test_who_wants_no_advertising_or_not_yet_gets_thanks_alone(desk):
    permit(desk, Basis.CARD)
    desk.opt_out(
        contact=desk.contact,
        details=SuppressionDetails(reason=SuppressionReason.NOT_BEFORE, until=NOON + timedelta(days=1)),
    )
    assert [allowed(desk.contact, kind=kind) for kind in ("event", "thanks")] == [False, True]

    permit(desk, Basis.CARD, refuses_ads=True)
    assert not allowed(desk.contact, kind="event", at=NOON + timedelta(days=1))


def test_somebody_or_a_workspace_has_to_be_named():
    with pytest.raises(ValueError, match="neither a contact nor a workspace"):
        allowed(None)
