"""Letting a letter leave: not after its deal came back, nor with a link that opens nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.debriefs.actions.returning import note_return
from atoippo.debriefs.actions.sending import NoLongerFits, approve_letter, say_letter_sent, settle_letter
from atoippo.debriefs.actions.thanking import draft_thanks
from atoippo.feedback.actions import revoke_request
from atoippo.feedback.models import FeedbackRequest
from atoippo.mail.models import Message, MessageState
from feedback.asked import ask, lost_deal
from workplace import NOON

LATER = NOON + timedelta(hours=1)
BACK = ["お話が再開したため、このお願いは合わなくなりました。"] * 3
REVOKED = ["このお願いは取り下げていて、リンクを開けないため、お送りできません。"] * 3
OVER = ["このお願いは受付が終わっていて、リンクを開けないため、お送りできません。"] * 3


@pytest.fixture(autouse=True)
def server(settings):
    settings.EMAIL_HOST = "127.0.0.1"


def tell(action, message, **how):
    """Try to let a letter leave; return why not."""
    try:
        action(message=message, by=message.sender, at=LATER, **how)
    except NoLongerFits as refused:
        return str(refused.sentence)
    return None


def told_of(message):
    """Return why a letter may not leave, by each of the three ways."""
    Message.objects.filter(pk=message.pk).update(state=MessageState.DRAFT)
    told = [tell(approve_letter, message, send_after=LATER)]
    Message.objects.filter(pk=message.pk).update(state=MessageState.DRAFT)
    told += [tell(say_letter_sent, message)]
    unknown = {"state": MessageState.UNKNOWN, "approved_by": message.sender, "approved_at": NOON}
    Message.objects.filter(pk=message.pk).update(**unknown)
    return [*told, tell(settle_letter, message, was_sent=False)]


def test_what_fits_may_leave(rep):
    told = ask(rep)

    assert (told_of(told.message), told_of(draft_thanks(loss=told.request.loss, by=rep, at=NOON))) == ([None] * 3,) * 2


def test_no_request_leaves_after_the_deal_came_back(rep):
    told = ask(rep)
    note_return(deal=told.request.loss.deal, returned_on=None, by=rep, at=NOON)

    assert told_of(told.message) == BACK


def test_no_request_that_was_taken_back_leaves(rep):
    told = ask(rep)
    revoke_request(request=told.request, by=rep, at=NOON)

    assert told_of(told.message) == REVOKED


def test_no_request_whose_link_is_over_leaves(rep):
    told = ask(rep)
    FeedbackRequest.objects.update(expires_at=LATER)

    assert told_of(told.message) == OVER


def test_a_request_that_waited_a_week_is_not_sent_from_here_but_may_have_left_by_hand(rep):
    told = ask(rep)
    FeedbackRequest.objects.update(asked_at=NOON - timedelta(days=7))

    stale = tell(approve_letter, told.message, send_after=LATER)

    assert stale == "用意してから7日を過ぎています。新しいリンクで作り直してから、お送りください。"
    assert tell(say_letter_sent, told.message) is None


def test_no_thanks_leave_after_the_deal_came_back(rep):
    deal = lost_deal(rep)
    letter = draft_thanks(loss=deal.losses.get(), by=rep, at=NOON)
    note_return(deal=deal, returned_on=None, by=rep, at=NOON)

    assert told_of(letter) == ["お話が再開したため、このお礼は合わなくなりました。"] * 3


def test_what_arrived_may_be_said_of_any(rep):
    told = ask(rep)
    revoke_request(request=told.request, by=rep, at=NOON)
    Message.objects.update(state=MessageState.UNKNOWN, approved_by=rep, approved_at=NOON)

    settled = settle_letter(message=told.message, was_sent=True, by=rep, at=LATER)

    assert settled.state == MessageState.SENT


def test_what_left_by_hand_may_be_said_again_after_the_deal_came_back(rep):
    told = ask(rep)
    say_letter_sent(message=told.message, by=rep, at=NOON)
    note_return(deal=told.request.loss.deal, returned_on=None, by=rep, at=NOON)

    assert say_letter_sent(message=told.message, by=rep, at=LATER).left_at == NOON
