from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from atoippo.deals.actions import record_return, record_win
from atoippo.debriefs.actions import close_as_lost
from atoippo.debriefs.rules import DebriefDetails
from atoippo.feedback.actions import draft_nudge, revoke_request
from atoippo.feedback.queries import nudges_to_offer, nudges_to_send
from atoippo.feedback.rules.timing import TOKYO
from atoippo.mail.actions import SuppressionDetails, suppress
from atoippo.mail.models import SuppressionReason
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.rules import KnownBy, StatedReasonDetails, StatementDetails, Voice
from atoippo.teams.actions import mark_day
from atoippo.values.reason import Reason
from feedback.asked import answer, ask, asked
from workplace import NOON, MemberFactory

DUE = datetime(2026, 4, 8, 9, tzinfo=TOKYO)  # five business days after Wednesday, 1 April
BEFORE = DUE - timedelta(seconds=1)
LAPSED = datetime(2026, 4, 10, 18, tzinfo=TOKYO)


def record_loss_again(*, deal, by, at, **unused):
    """Lose a deal that came back once more: what was asked was about the first loss."""
    close_as_lost(deal=deal, details=DebriefDetails(submission="again", main=Reason.TIMING), by=by, at=at)


@pytest.fixture
def server(settings):
    settings.EMAIL_HOST = "127.0.0.1"


@pytest.mark.parametrize(
    ("moment", "offered"), [(BEFORE, 0), (DUE, 1), (LAPSED - timedelta(seconds=1), 1), (LAPSED, 0)]
)
def test_a_nudge_is_offered_from_the_fifth_business_day_for_three_days(rep, moment, offered):
    asked(rep)

    assert len(nudges_to_offer(rep, moment)) == offered


def test_a_nudge_is_offered_to_who_asked(rep, manager):
    request = asked(rep)

    colleague = MemberFactory(workspace=rep.workspace)
    assert [nudges_to_offer(member, DUE) for member in (rep, manager, colleague)] == [[request], [], []]


def test_what_has_not_left_is_not_followed_up(rep):
    ask(rep)

    assert nudges_to_offer(rep, DUE) == []


def test_one_request_in_three_is_not_followed_up(rep):
    request = asked(rep)
    request.nudges = False
    request.save()

    assert nudges_to_offer(rep, DUE) == []


def test_a_drafted_nudge_is_offered_until_it_leaves(rep):
    request = asked(rep)
    draft_nudge(request=request, by=rep, at=DUE)

    assert nudges_to_offer(rep, DUE) == [request]


@pytest.mark.parametrize(
    ("said", "at", "offered"),
    [
        ({"reasons": ("timing",)}, BEFORE, 0),
        ({"reasons": ("timing",)}, DUE, 0),
        ({"reasons": ("timing",), "masked": True}, BEFORE, 0),
        ({"reasons": ("timing",), "masked": True}, DUE, 1),
    ],
)
def test_what_came_back_takes_an_offer_away_unless_that_would_tell(rep, said, at, offered):
    answer(asked(rep), at=at, **said)

    assert len(nudges_to_offer(rep, DUE + timedelta(hours=1))) == offered


def test_our_own_response_is_never_followed_up(rep):
    request = asked(rep)
    named = (StatedReasonDetails(reason=Reason.RESPONSE_ATTITUDE),)
    details = StatementDetails(voice=Voice.REP, known_by=KnownBy.GUESS, reasons=named)
    state_reasons(loss=request.loss, details=details, by=rep, at=NOON)

    assert nudges_to_offer(rep, DUE) == []


def test_who_wants_no_mail_is_not_followed_up(rep):
    request = asked(rep)
    opt_out = SuppressionDetails(reason=SuppressionReason.OPTED_OUT)
    suppress(workspace=rep.workspace, contact=request.contact, email="", details=opt_out, by=rep, at=NOON)

    assert nudges_to_offer(rep, DUE) == []


def test_an_offer_outlives_a_wish_for_no_mail_said_since_it_fell_due(rep):
    request = asked(rep)
    answer(request, at=DUE, reasons=("timing",), masked=True, no_more=True)

    offered = [len(nudges_to_offer(rep, at)) for at in (DUE + timedelta(hours=1), LAPSED)]

    assert offered == [1, 0]


@pytest.mark.parametrize("again", [None, record_win, record_loss_again])
def test_who_talks_with_us_again_is_not_followed_up(rep, settings, again):
    deal = asked(rep, nudge_approved=True).loss.deal
    record_return(deal=deal, returned_on=None, by=rep, at=NOON)
    if again:
        again(deal=deal, won_on=None, amount_yen=None, by=rep, at=NOON)

    by_hand = nudges_to_offer(rep, DUE)
    settings.EMAIL_HOST = "127.0.0.1"

    assert (by_hand, nudges_to_send(DUE)) == ([], [])


def test_a_request_taken_back_is_not_followed_up(rep):
    revoke_request(request=asked(rep), by=rep, at=NOON)

    assert nudges_to_offer(rep, DUE) == []


def test_no_nudge_on_a_closed_day(rep, admin):
    asked(rep)
    mark_day(workspace=rep.workspace, day=DUE.date(), is_open=False, note="棚卸し", by=admin, at=DUE)

    assert nudges_to_offer(rep, DUE) == []


def test_with_a_server_the_clock_sends_what_was_approved(rep, server):
    approved = asked(rep, nudge_approved=True)
    asked(rep)

    assert nudges_to_offer(rep, DUE) == []
    assert nudges_to_send(DUE) == [approved]
    answer(approved, at=DUE, reasons=("timing",), masked=True)
    assert nudges_to_send(DUE) == []


def test_without_a_server_the_clock_sends_nothing(rep):
    asked(rep, nudge_approved=True)

    assert nudges_to_send(DUE) == []


def test_nobody_who_left_follows_up(rep, server):
    asked(rep, nudge_approved=True)
    rep.is_active = False
    rep.save()

    assert nudges_to_send(DUE) == []
