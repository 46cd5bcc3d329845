"""A mail leaves by a person's word: by hand, or from here once it was approved."""

from __future__ import annotations

from datetime import timedelta

import pytest

import workplace
from atoippo.mail.actions import (
    LetterNeedsMending,
    MayNotBeSent,
    NoMailServer,
    NotADraft,
    NotYoursToSign,
    NotYoursToWrite,
    TooLateToCallBack,
    call_back_message,
    say_sent_by_hand,
    take_back_sent_by_hand,
    withhold_message,
)
from atoippo.mail.actions.approving import NotSentByHand
from atoippo.mail.models import Message, MessageState
from atoippo.mail.rules import Wording
from atoippo.teams.models import AuditEntry
from atoippo.values.message import msg
from workplace import NOON, MemberFactory

LATER = NOON + timedelta(seconds=10)


@pytest.fixture(autouse=True)
def a_server_is_set(settings):
    settings.EMAIL_HOST = "127.0.0.1"


def by_hand(desk, message, by=None):
    return say_sent_by_hand(message=message, by=by or desk.rep, at=NOON)


def withhold(message):
    return withhold_message(message=message, why=msg("返事が届いたため"), at=NOON)


def test_an_approved_mail_waits_for_its_moment(desk, django_capture_on_commit_callbacks):
    workplace.NUDGES.clear()

    with django_capture_on_commit_callbacks(execute=True):
        message = desk.approve(desk.draft(), send_after=LATER)

    assert (message.state, message.approved_by, message.send_after) == (MessageState.DUE, desk.rep, LATER)
    assert workplace.NUDGES == ["send_due_mail"]
    assert AuditEntry.objects.filter(action="mail.approved", subject_id=message.pk).count() == 1


def test_without_a_server_nothing_is_approved_and_nothing_pretends(desk, settings):
    settings.EMAIL_HOST = ""

    with pytest.raises(NoMailServer) as raised:
        desk.approved()

    assert str(raised.value.sentence) == (
        "ここからはメールを送れない設定です。件名と本文をコピーして、ご自分のメールからお送りください。"
    )
    assert Message.objects.get().state == MessageState.DRAFT


def test_a_mail_is_not_approved_twice(desk):
    message = desk.approved()

    with pytest.raises(NotADraft):
        desk.approve(message)


def test_a_mail_leaves_in_ones_own_name_or_by_a_manager(desk):
    message = desk.draft(sender=desk.manager)

    with pytest.raises(NotYoursToSign) as raised:
        desk.approve(message)
    with pytest.raises(NotYoursToSign):
        by_hand(desk, message)

    assert str(raised.value.sentence).startswith(f"このメールは{desk.manager}さんの名前で送ります。")
    assert desk.approve(message, by=desk.manager).state == MessageState.DUE


def test_a_colleague_approves_nothing(desk):
    with pytest.raises(NotYoursToWrite):
        desk.approve(desk.draft(), by=MemberFactory(workspace=desk.workspace))


def test_the_gate_is_asked(desk):
    desk.opt_out(contact=desk.contact)

    with pytest.raises(MayNotBeSent) as raised:
        desk.approved()

    assert str(raised.value.sentence) == (
        "この方へのメールは控えることになっています。ご用件があるときは、マネージャーにご相談ください。"
    )


def test_what_the_lint_blocks_is_not_sent(desk):
    message = desk.draft(wording=Wording("件名", "御社のご発展をお祈りします。"))

    with pytest.raises(LetterNeedsMending) as raised:
        desk.approve(message)

    assert "貴社" in str(raised.value.sentence)


def test_a_mail_is_called_back_until_a_server_has_it(desk):
    called_back = call_back_message(message=desk.approved(), by=desk.rep, at=NOON)

    assert (called_back.state, called_back.approved_by, called_back.send_after) == (MessageState.DRAFT, None, None)
    with pytest.raises(TooLateToCallBack):
        call_back_message(message=called_back, by=desk.rep, at=NOON)


def test_a_claimed_mail_can_be_called_back(desk):
    desk.approved()
    claimed = Message.objects.claim_next(now=NOON)

    called_back = call_back_message(message=claimed, by=desk.rep, at=NOON)

    assert (called_back.state, called_back.claim) == (MessageState.DRAFT, "")


def test_sent_by_hand_is_said_once(desk):
    message = by_hand(desk, desk.draft())

    again = by_hand(desk, message)

    assert (again.state, again.approved_by, again.left_at) == (MessageState.BY_HAND, desk.rep, NOON)
    assert AuditEntry.objects.filter(action="mail.by_hand").count() == 1


def test_by_hand_needs_no_address_here_but_the_customers_leave(desk):
    message = desk.draft(contact=None)
    assert by_hand(desk, message).state == MessageState.BY_HAND

    desk.opt_out(contact=desk.contact)
    with pytest.raises(MayNotBeSent):
        by_hand(desk, desk.draft("b"))


def test_sent_by_hand_can_be_taken_back(desk):
    draft = take_back_sent_by_hand(message=by_hand(desk, desk.draft()), by=desk.rep, at=NOON)

    assert (draft.state, draft.approved_by, draft.left_at) == (MessageState.DRAFT, None, None)
    with pytest.raises(NotSentByHand):
        take_back_sent_by_hand(message=draft, by=desk.rep, at=NOON)


def test_a_rep_does_not_take_back_what_the_superior_sent(desk):
    message = by_hand(desk, desk.draft(sender=desk.manager), by=desk.manager)

    with pytest.raises(NotYoursToSign):
        take_back_sent_by_hand(message=message, by=desk.rep, at=NOON)

    assert take_back_sent_by_hand(message=message, by=desk.manager, at=NOON).state == MessageState.DRAFT


@pytest.mark.parametrize("before", ["draft", "approved"])
def test_a_mail_that_is_withheld_never_leaves(desk, before):
    withheld = withhold(getattr(desk, before)())

    assert (withheld.state, withheld.trouble) == (MessageState.WITHHELD, "返事が届いたため")
    with pytest.raises(NotADraft):
        desk.approve(withheld)
    with pytest.raises(NotADraft):
        by_hand(desk, withheld)


def test_what_has_left_is_not_withheld(desk):
    assert withhold(by_hand(desk, desk.draft())).state == MessageState.BY_HAND
