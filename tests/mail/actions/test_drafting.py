"""A mail is drafted once for each occasion; what a person changes of it is told apart from the draft."""

from __future__ import annotations

import re

import pytest

from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.mail.actions import NotADraft, NotYoursToWrite, edit_message, say_sent_by_hand
from atoippo.mail.models import Message, MessageKind
from atoippo.mail.rules import LinkIsMissing, PlaceIsEmpty, Wording
from atoippo.teams.models import AuditEntry
from mail.desk import WORDS
from workplace import NOON, ContactFactory, MemberFactory

LINK = "https://atoippo.example.jp/ask/abc/"
REQUEST = {"kind": MessageKind.SURVEY, "wording": Wording("ご意見", f"こちらです：{LINK}")}


def edit(desk, message, body="直しました", to_email="sato@sakura.example.jp", by=None):
    return edit_message(message=message, wording=Wording("件名", body), to_email=to_email, by=by or desk.rep, at=NOON)


def test_a_draft_holds_what_was_written_and_its_message_id(desk):
    message = desk.draft()

    assert (message.subject, message.body, message.first_subject, message.first_body) == (
        WORDS.subject,
        WORDS.body,
        WORDS.subject,
        WORDS.body,
    )
    assert (message.to_email, message.from_email) == ("tanaka@sakura.example.jp", "yamada@minato.example.jp")
    assert re.fullmatch(r"<[\da-f]{32}\.[\da-f]{8}@minato\.example\.jp>", message.message_id)


def test_a_second_draft_for_an_occasion_is_the_first_as_it_stands_now(desk):
    first = desk.draft()
    edited = edit(desk, first)

    again = desk.draft(wording=Wording("別の件名", "別の本文"))

    assert (again.pk, again.subject, again.body) == (first.pk, edited.subject, "直しました")
    assert Message.objects.count() == 1


def test_a_draft_to_nobody_gets_to_know_the_contact(desk):
    nobody = desk.draft(contact=None)

    again = desk.draft()

    assert (again.pk, again.contact, again.to_email) == (nobody.pk, desk.contact, desk.contact.email)


def test_a_mail_that_left_for_nobody_is_not_written_again(desk):
    nobody = say_sent_by_hand(message=desk.draft(contact=None), by=desk.rep, at=NOON)

    again = desk.draft()

    assert (again.pk, again.contact) == (nobody.pk, None)


def test_a_draft_is_not_for_others(desk):
    colleague = MemberFactory(workspace=desk.workspace)

    with pytest.raises(NotYoursToWrite):
        edit(desk, desk.draft(), by=colleague)
    with pytest.raises(OfAnotherWorkspace):
        desk.draft("b", contact=ContactFactory())


def test_a_draft_with_an_open_place_is_refused(desk):
    with pytest.raises(PlaceIsEmpty):
        desk.draft(wording=Wording("件名", "{お名前} 様"))


def test_editing_keeps_how_it_was_drafted(desk):
    edited = edit(desk, desk.draft())

    assert (edited.body, edited.to_email, edited.first_body) == ("直しました", "sato@sakura.example.jp", WORDS.body)
    assert [entry.changes for entry in AuditEntry.objects.filter(action="mail.edited")] == [
        {"to_email": ["tanaka@sakura.example.jp", "sato@sakura.example.jp"]}
    ]


def test_editing_nothing_writes_nothing(desk):
    edit(desk, desk.draft())

    edit(desk, Message.objects.get())

    assert AuditEntry.objects.filter(action="mail.edited").count() == 1


def test_a_request_keeps_its_link_through_editing(desk):
    message = desk.draft(**REQUEST)

    with pytest.raises(LinkIsMissing):
        edit(desk, message)
    assert edit(desk, message, body=f"直しました\n{LINK}").body == f"直しました\n{LINK}"


def test_a_mail_that_has_left_is_not_edited(desk):
    message = say_sent_by_hand(message=desk.draft(), by=desk.rep, at=NOON)

    with pytest.raises(NotADraft):
        edit(desk, message)


def test_a_sender_without_address_writes_from_the_installation(desk, settings):
    settings.DEFAULT_FROM_EMAIL = "あと一歩 <atoippo@house.example.jp>"

    message = desk.draft(sender=MemberFactory(workspace=desk.workspace, user=None))

    assert (message.from_email, message.message_id.rpartition("@")[2]) == ("", "house.example.jp>")
