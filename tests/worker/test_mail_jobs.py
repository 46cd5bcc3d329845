"""The jobs of mail: what is due goes out, what nobody saw end is laid before a person, and without a server nothing stirs."""

from __future__ import annotations

from datetime import timedelta

from atoippo.mail.actions.sending import hand_over
from atoippo.mail.models import Message, MessageState
from atoippo.worker.jobs import note_unknown_mail, send_due_mail
from mail.conftest import desk, mailbox, server_of  # noqa: F401 - the fixtures of mail
from mail.sink import free_port
from workplace import NOON


def test_all_due_mails_go_out_in_one_slice(desk, mailbox):  # noqa: F811
    for number in range(3):
        desk.approved(f"loss:{number}:thanks")

    assert send_due_mail(NOON) is False

    assert len(mailbox.mails) == 3
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}


def test_an_approved_mail_waits_its_ten_seconds(desk, mailbox):  # noqa: F811
    desk.approve(desk.draft(), send_after=NOON + timedelta(seconds=10))

    send_due_mail(NOON)
    assert mailbox.mails == []
    send_due_mail(NOON + timedelta(seconds=10))
    assert len(mailbox.mails) == 1


def test_a_server_out_of_reach_costs_one_try(desk, server_of):  # noqa: F811
    server_of(free_port())
    for number in range(3):
        desk.approved(f"loss:{number}:thanks")

    assert send_due_mail(NOON) is False

    assert sorted(Message.objects.values_list("tries", flat=True)) == [0, 0, 1]


def test_without_a_server_nothing_is_claimed(desk, settings):  # noqa: F811
    settings.EMAIL_HOST = "127.0.0.1"
    desk.approved()
    settings.EMAIL_HOST = ""

    assert send_due_mail(NOON) is False

    assert Message.objects.get().state == MessageState.DUE


def test_a_mail_that_nobody_finished_is_laid_before_a_person(desk, settings):  # noqa: F811
    settings.EMAIL_HOST = "127.0.0.1"
    desk.approved()
    hand_over(Message.objects.claim_next(now=NOON), now=NOON)

    assert note_unknown_mail(NOON + timedelta(hours=1)) is False

    assert Message.objects.get().state == MessageState.UNKNOWN
