from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from atoippo.deals.actions import record_return
from atoippo.feedback.actions import NothingToFollowUp, draft_nudge, nudge_what_waits
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.actions import MayNotBeSent, call_back_message, say_sent_by_hand
from atoippo.mail.models import Message, MessageState
from feedback.asked import BASE, answer, asked, token_of
from workplace import NOON, MemberFactory

DUE = datetime(2026, 4, 8, 9, tzinfo=TOKYO)
LAPSED = datetime(2026, 4, 10, 18, tzinfo=TOKYO)


@pytest.fixture
def server(settings):
    settings.EMAIL_HOST = "127.0.0.1"


@pytest.fixture
def sent(rep, server):
    """Return a request whose nudge the clock has just let go."""
    request = asked(rep, nudge_approved=True)
    nudge_what_waits(DUE)
    request.refresh_from_db()
    return request


def state(request):
    return Message.objects.get(pk=request.nudge_id).state


def test_draft_nudge_holds_the_link_again_in_the_thread_of_the_request(rep):
    request = asked(rep)

    nudge = draft_nudge(request=request, by=rep, at=DUE)

    assert (nudge.kind, nudge.state, nudge.occasion) == ("nudge", "draft", f"feedback:{request.pk}:nudge")
    assert f"{BASE}/ask/{token_of(request)}/" in nudge.body
    assert (nudge.answers, nudge.subject) == (request.message, f"Re: {request.message.subject}")


def test_draft_nudge_twice_returns_the_first(rep):
    request = asked(rep)

    assert draft_nudge(request=request, by=rep, at=DUE) == draft_nudge(request=request, by=rep, at=DUE)


def test_draft_nudge_is_for_who_asked_and_in_time(rep, manager):
    request = asked(rep)

    for member, at in ((manager, DUE), (MemberFactory(workspace=rep.workspace), DUE), (rep, LAPSED)):
        with pytest.raises(NothingToFollowUp):
            draft_nudge(request=request, by=member, at=at)


def test_draft_nudge_for_who_wants_no_mail_says_so(rep):
    request = asked(rep)
    answer(request, at=DUE, reasons=("timing",), masked=True, no_more=True)

    with pytest.raises(MayNotBeSent) as refused:
        draft_nudge(request=request, by=rep, at=DUE)

    assert str(refused.value.sentence).startswith("この方へのメールは控えることになっています。")


def test_draft_nudge_of_a_deal_that_came_back_is_refused(rep):
    request = asked(rep)
    record_return(deal=request.loss.deal, returned_on=None, by=rep, at=NOON)

    with pytest.raises(NothingToFollowUp):
        draft_nudge(request=request, by=rep, at=DUE)


def test_draft_nudge_is_the_clocks_work_where_a_server_is_set(rep, server):
    with pytest.raises(NothingToFollowUp):
        draft_nudge(request=asked(rep), by=rep, at=DUE)


def test_a_drafted_nudge_that_nobody_sent_lapses(rep):
    request = asked(rep)
    nudge = draft_nudge(request=request, by=rep, at=DUE)

    assert [nudge_what_waits(at) for at in (LAPSED - timedelta(seconds=1), LAPSED, LAPSED)] == [False, True, False]
    nudge.refresh_from_db()
    assert nudge.state == MessageState.WITHHELD


def test_a_nudge_that_was_sent_does_not_lapse(rep):
    nudge = draft_nudge(request=asked(rep), by=rep, at=DUE)
    say_sent_by_hand(message=nudge, by=rep, at=DUE)

    assert nudge_what_waits(LAPSED) is False


def test_the_clock_lets_an_approved_nudge_go_once(rep, server):
    request = asked(rep, nudge_approved=True)

    assert [nudge_what_waits(DUE) for _ in range(2)] == [True, False]
    request.refresh_from_db()
    assert (state(request), request.nudge.approved_by, request.nudge.send_after) == (MessageState.DUE, rep, DUE)


def test_the_clock_passes_over_what_can_not_be_sent(rep, server):
    request = asked(rep, nudge_approved=True)
    request.message.to_email = request.contact.email = ""
    request.contact.save()

    assert nudge_what_waits(DUE) is False
    assert Message.objects.filter(kind="nudge").count() == 0


@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("held_by_a_worker", [False, True])
def test_an_answer_keeps_back_a_nudge_that_waits_also_in_a_workers_hands(sent, masked, held_by_a_worker):
    claimed = Message.objects.claim_next(now=DUE) if held_by_a_worker else None

    answer(sent, at=DUE, reasons=("timing",), masked=masked)

    assert state(sent) == MessageState.WITHHELD
    if claimed:
        assert Message.objects.filter(pk=claimed.pk, claim=claimed.claim).count() == 0  # it can't be handed over


@pytest.mark.parametrize(("masked", "left"), [(False, MessageState.WITHHELD), (True, MessageState.DRAFT)])
def test_a_masked_answer_leaves_a_reps_own_draft_where_it_was(rep, masked, left):
    request = asked(rep)
    draft_nudge(request=request, by=rep, at=DUE)

    answer(request, at=DUE, reasons=("timing",), masked=masked)

    request.refresh_from_db()
    assert state(request) == left


def test_a_nudge_that_was_called_back_lapses(sent, rep):
    call_back_message(message=sent.nudge, by=rep, at=DUE)

    assert [nudge_what_waits(at) for at in (DUE, LAPSED)] == [False, True]
