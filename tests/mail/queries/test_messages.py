"""What is asked about mails, and what fills a letter about a deal."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.mail.models import MessageKind
from atoippo.mail.queries import can_send_from_here, facts_of, messages_of, sender_address, stuck_messages
from atoippo.mail.rules import Wording
from workplace import NOON, MemberFactory

LINK = "https://atoippo.example.jp/ask/abc/"


def nudge(desk):
    return desk.draft("feedback:1:nudge", kind=MessageKind.NUDGE, wording=Wording("件名", LINK))


def test_a_reminder_is_shown_to_managers_alone(desk):
    thanks, reminder = desk.draft(), nudge(desk)

    shown = [list(messages_of(desk.deal, reader=reader)) for reader in (None, desk.rep, desk.manager)]

    assert shown == [[thanks], [thanks], [thanks, reminder]]


@pytest.mark.parametrize("kind", [MessageKind.THANKS, MessageKind.NUDGE])
def test_a_mail_that_was_not_delivered_waits_for_a_person(desk, kind):
    message = desk.draft("a", kind=kind, wording=Wording("件名", LINK))
    message.state, message.approved_by, message.approved_at = "failed", desk.rep, NOON
    message.save()

    seen = [list(stuck_messages(member, NOON)) for member in (desk.manager, desk.rep)]

    assert seen == [[message], [message] if kind == MessageKind.THANKS else []]


def test_a_member_writes_as_they_sign_else_as_they_sign_in(workspace):
    member, nobody = MemberFactory(workspace=workspace), MemberFactory(workspace=workspace, user=None)

    assert [sender_address(member), sender_address(nobody)] == [member.user.email, ""]
    member.email = "sign@example.jp"
    assert sender_address(member) == "sign@example.jp"


def test_what_fills_a_letter_about_a_deal(desk):
    desk.workspace.legal_name, desk.workspace.phone = "株式会社みなと商会", "03-0000-0000"
    desk.contact.company.name = "(株)さくら製作所"
    desk.deal.company.name = "(株)さくら製作所"

    facts = facts_of(
        deal=desk.deal, contact=desk.contact, sender=desk.manager, link=LINK, answer_until=date(2026, 10, 31)
    )

    assert (facts.company, facts.contact_name, facts.our_company, facts.deadline, facts.sender_phone) == (
        "株式会社さくら製作所",
        "田中 花子",
        desk.deal.workspace.legal_name or desk.deal.workspace.name,
        "10月31日",
        desk.deal.workspace.phone,
    )
    assert (facts.sender_name, facts.owner_name) == (desk.manager.display_name, desk.rep.display_name)


def test_a_deal_of_nobody_fills_what_it_can(desk):
    desk.deal.owner = desk.deal.company = None

    facts = facts_of(deal=desk.deal, contact=None, sender=desk.rep)

    assert (facts.company, facts.contact_name, facts.owner_name) == ("", None, desk.rep.display_name)
    assert facts.head == "ご担当者様"


def test_whether_a_server_is_set(settings):
    settings.EMAIL_HOST = ""
    assert can_send_from_here() is False
    settings.EMAIL_HOST = "smtp.example.jp"
    assert can_send_from_here() is True
