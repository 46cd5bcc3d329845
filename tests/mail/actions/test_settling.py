"""What became of a mail that nobody saw end is decided by a person."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.mail.actions import (
    NoMailServer,
    NotUnknown,
    NotYoursToSign,
    NotYoursToWrite,
    note_unknown_messages,
    settle_unknown,
)
from atoippo.mail.actions.sending import hand_over
from atoippo.mail.models import Message, MessageState
from atoippo.mail.queries import stuck_messages
from atoippo.teams.models import AuditEntry
from workplace import NOON, MemberFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def lying(desk, settings):
    """Return a mail whose worker died while the server had it."""
    settings.EMAIL_HOST = "127.0.0.1"
    desk.approved()
    hand_over(Message.objects.claim_next(now=NOON), now=NOON)
    return Message.objects.get()


def settle(message, by, was_sent):
    return settle_unknown(message=message, was_sent=was_sent, by=by, at=NOON + HOUR)


@pytest.mark.parametrize("noted", [True, False])
def test_a_mail_that_arrived_is_sent(desk, lying, noted):
    if noted:
        note_unknown_messages(NOON + HOUR)

    settled = settle(lying, desk.rep, was_sent=True)

    assert (settled.state, settled.left_at, settled.claim) == (MessageState.SENT, NOON, "")
    assert AuditEntry.objects.filter(action="mail.found_sent", by=desk.rep).count() == 1


def test_a_mail_that_did_not_arrive_is_due_again(desk, lying):
    settled = settle(lying, desk.rep, was_sent=False)

    assert (settled.state, settled.send_after, settled.tries) == (MessageState.DUE, NOON + HOUR, 0)
    assert Message.objects.claim_next(now=NOON + HOUR).pk == lying.pk


def test_without_a_server_any_more_it_may_only_have_arrived(desk, lying, settings):
    settings.EMAIL_HOST = ""

    with pytest.raises(NoMailServer):
        settle(lying, desk.rep, was_sent=False)
    assert settle(lying, desk.rep, was_sent=True).state == MessageState.SENT


def test_a_rep_does_not_send_again_in_the_managers_name(desk, lying):
    Message.objects.update(sender=desk.manager)

    with pytest.raises(NotYoursToSign):
        settle(lying, desk.rep, was_sent=False)
    assert settle(lying, desk.rep, was_sent=True).state == MessageState.SENT


def test_a_mail_whose_worker_may_still_be_at_it_is_left_alone(desk, lying):
    with pytest.raises(NotUnknown):
        settle_unknown(message=lying, was_sent=False, by=desk.rep, at=NOON)


def test_a_mail_is_settled_once_and_by_whose_it_is(desk, lying):
    with pytest.raises(NotYoursToWrite):
        settle(lying, MemberFactory(workspace=desk.workspace), was_sent=True)
    settle(lying, desk.manager, was_sent=True)
    with pytest.raises(NotUnknown):
        settle(lying, desk.rep, was_sent=False)


def test_what_waits_for_a_person_is_listed(desk, lying):
    colleague = MemberFactory(workspace=desk.workspace)

    assert [list(stuck_messages(member, NOON + HOUR)) for member in (desk.rep, desk.manager, colleague)] == [
        [lying],
        [lying],
        [],
    ]
    assert list(stuck_messages(desk.rep, NOON)) == []
