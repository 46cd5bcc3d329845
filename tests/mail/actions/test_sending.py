"""A mail is sent once: claimed, handed over, and its end written down, whatever the server says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.mail.actions import call_back_message, edit_message, note_unknown_messages, send_next, withhold_message
from atoippo.mail.actions.sending import hand_over
from atoippo.mail.models import Delivery, Message, MessageState, Suppression
from atoippo.mail.rules import Wording
from atoippo.mail.transport import SmtpTransport
from atoippo.teams.models import AuditEntry
from atoippo.values.message import msg
from mail.sink import HELLO, TAKES, free_port, saying
from workplace import NOON

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def a_server_is_set(settings):
    settings.EMAIL_HOST = "127.0.0.1"


def send(at=NOON):
    transport = SmtpTransport()
    try:
        return send_next(transport=transport, now=at)
    finally:
        transport.close()


def send_to(server_of, *answers, at=NOON):
    with saying(answers) as port:
        server_of(port)
        return send(at)


def standing():
    message = Message.objects.get()
    return message.state, message.trouble, message.send_after


def attempts():
    return list(Delivery.objects.values_list("outcome", "answer"))


def test_a_due_mail_is_sent_and_told(desk, mailbox):
    message = desk.approved()

    assert (send(), send()) == (True, False)

    sent = Message.objects.get()
    assert (sent.state, sent.left_at, sent.claim, sent.tries) == (MessageState.SENT, NOON, "", 1)
    assert [recipient for recipient, _ in mailbox.mails] == [message.to_email]
    assert attempts() == [("accepted", "250 taken")]
    entry = AuditEntry.objects.get(action="mail.sent")
    assert (entry.by, entry.subject_id) == (None, message.pk)


def test_a_mail_that_is_not_due_waits(desk, mailbox):
    desk.approve(desk.draft(), send_after=NOON + timedelta(seconds=10))

    assert send() is False
    assert mailbox.mails == []


def test_what_a_server_puts_off_is_tried_again_with_the_same_message_id(desk, server_of, mailbox):
    message = desk.approved()
    mailbox.answers[message.to_email] = "450 4.2.1 busy"
    send()
    assert standing() == (MessageState.RETRY, "450 4.2.1 busy", NOON + timedelta(minutes=1))

    mailbox.answers.clear()
    send(NOON + timedelta(minutes=1))

    assert standing()[:2] == (MessageState.SENT, "")
    assert message.message_id.encode() in mailbox.mails[0][1]
    assert attempts() == [("later", "450 4.2.1 busy"), ("accepted", "250 taken")]


def test_a_mail_put_off_too_often_is_given_up(desk, mailbox):
    mailbox.answers[desk.approved().to_email] = "450 busy"

    for day in range(7):
        send(NOON + timedelta(days=day))

    assert standing()[:2] == (MessageState.FAILED, "450 busy")
    assert len(attempts()) == 6


def test_a_refused_mail_is_given_up_and_can_be_mended(desk, mailbox):
    message = desk.approved()
    mailbox.answers[message.to_email] = "550 5.7.1 not from you"
    send()
    assert standing()[:2] == (MessageState.FAILED, "550 5.7.1 not from you")
    assert Suppression.objects.count() == 0

    mended = edit_message(
        message=message, wording=Wording("件名", "本文"), to_email="sato@sakura.example.jp", by=desk.rep, at=NOON
    )
    desk.approve(mended)
    send()

    assert standing()[:2] == (MessageState.SENT, "")


def test_an_address_that_is_gone_gets_no_more_mail(desk, mailbox):
    message = desk.approved()
    mailbox.answers[message.to_email] = "550 5.1.1 no such user"

    send()

    gone = Suppression.objects.get()
    assert (gone.reason, gone.email_key, gone.contact, gone.evidence) == (
        "bounced",
        message.to_email,
        None,
        "550 5.1.1 no such user",
    )


def test_a_server_out_of_reach_ends_the_slice_and_loses_nothing(desk, server_of):
    desk.approved()
    server_of(free_port())

    assert send() is False
    assert standing()[0] == MessageState.RETRY


def test_a_line_that_breaks_before_the_server_has_it_all_is_tried_again(desk, server_of):
    desk.approved()

    send_to(server_of, *HELLO, *TAKES[:2], None)

    assert standing()[0] == MessageState.RETRY


def test_a_line_that_breaks_afterwards_leaves_it_unknown_for_a_person(desk, server_of, mailbox):
    desk.approved()

    send_to(server_of, *HELLO, *TAKES[:3], None)

    assert standing()[0] == MessageState.UNKNOWN
    assert attempts() == [("started", "SMTPServerDisconnected: Connection unexpectedly closed")]
    assert (send(NOON + 9 * HOUR), len(mailbox.mails)) == (False, 0)


def test_a_stop_between_approval_and_sending_counts(desk, mailbox):
    desk.approved()
    Suppression.objects.create(
        workspace=desk.workspace, contact=desk.contact, reason="opted_out", noted_at=NOON
    )  # as if it was said while a worker held the mail

    assert send() is True
    assert (standing()[0], mailbox.mails, attempts()) == (MessageState.WITHHELD, [], [])


@pytest.mark.parametrize("stopped_by", ["stop", "withhold", "call_back"])
def test_a_claimed_mail_is_not_handed_over_once_it_is_stopped(desk, stopped_by):
    desk.approved()
    claimed = Message.objects.claim_next(now=NOON)
    if stopped_by == "stop":
        desk.opt_out(email=claimed.to_email.upper())
    elif stopped_by == "withhold":
        withhold_message(message=claimed, why=msg("返事が届いたため"), at=NOON)
    else:
        call_back_message(message=claimed, by=desk.rep, at=NOON)

    assert hand_over(claimed, now=NOON) is None
    assert Delivery.objects.count() == 0


def test_a_claim_that_another_worker_took_over_is_worth_nothing(desk):
    desk.approved()
    first = Message.objects.claim_next(now=NOON)
    assert Message.objects.claim_next(now=NOON) is None
    second = Message.objects.claim_next(now=NOON + HOUR)

    assert hand_over(first, now=NOON + HOUR) is None
    assert hand_over(second, now=NOON + HOUR) is not None


def test_what_nobody_finished_handing_over_becomes_unknown(desk):
    desk.approved()
    hand_over(Message.objects.claim_next(now=NOON), now=NOON)

    assert note_unknown_messages(NOON + timedelta(minutes=9)) == 0
    assert note_unknown_messages(NOON + timedelta(minutes=10)) == 1
    assert standing()[0] == MessageState.UNKNOWN
    assert AuditEntry.objects.filter(action="mail.unknown", by=None).count() == 1


def test_a_mail_that_can_be_no_mail_is_kept_back(desk, mailbox):
    desk.approved()
    desk.contact.name = "田中\nBcc: everybody@example.jp"
    desk.contact.save()

    assert send() is True
    assert standing()[:2] == (
        MessageState.WITHHELD,
        "件名・お名前・アドレスの中に改行があります。1行に直してください。",
    )
    assert mailbox.mails == []
