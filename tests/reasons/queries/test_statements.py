from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.reasons.actions import state_reasons
from atoippo.reasons.models import Voice
from atoippo.reasons.queries import standing_statements, standing_statements_of_losses, statements_of
from atoippo.reasons.rules import KNOWN_BY_OF_VOICE, StatedReasonDetails, StatementDetails
from atoippo.values.reason import Reason
from workplace import NOON, LostDealFactory

MAIN, SECOND = Reason.TIMING, Reason.PRICE_BUDGET


@pytest.fixture
def state(rep):
    def stated(loss, voice=Voice.REP, minutes=0, main=MAIN):
        known_by = KNOWN_BY_OF_VOICE[voice][0]
        reasons = (StatedReasonDetails(reason=SECOND), StatedReasonDetails(reason=main, weight=2.0))
        details = StatementDetails(voice=voice, known_by=known_by, reasons=reasons, quote="来年度なら")
        return state_reasons(loss=loss, details=details, by=rep, at=NOON + timedelta(minutes=minutes))

    return stated


@pytest.fixture
def loss(workspace):
    return LostDealFactory(workspace=workspace).losses.get()


def test_statements_of_a_loss_are_all_in_order_with_the_main_reason_first(workspace, loss, state):
    stated = [state(loss), state(loss, Voice.CUSTOMER), state(loss)]
    state(LostDealFactory(workspace=workspace).losses.get())

    statements = statements_of(loss)

    assert statements == stated
    assert [reason.reason for reason in statements[0].reasons.all()] == [MAIN, SECOND]


def test_the_newest_statement_of_each_voice_stands(loss, state):
    state(loss)
    customers = state(loss, Voice.CUSTOMER)
    newest = state(loss, main=Reason.COMPETITOR)

    standing = standing_statements(loss)

    assert standing == {Voice.REP: newest, Voice.CUSTOMER: customers}
    assert [reason.reason for reason in standing[Voice.REP].reasons.all()] == [Reason.COMPETITOR, SECOND]


def test_nothing_stands_where_nothing_was_stated(loss):
    assert standing_statements(loss) == {}
    assert standing_statements_of_losses([]) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_standing_statements_of_many_losses_ask_two_queries(count, workspace, state, django_assert_num_queries):
    losses = [LostDealFactory(workspace=workspace).losses.get() for _ in range(count)]
    newest = {loss.pk: {voice: [state(loss, voice), state(loss, voice)][-1] for voice in Voice} for loss in losses}

    with django_assert_num_queries(2):
        standing = standing_statements_of_losses(losses)
        main = {s.reasons.all()[0].reason for voices in standing.values() for s in voices.values()}
        authors = {s.stated_by.display_name for voices in standing.values() for s in voices.values() if s.stated_by}

    assert standing == newest
    assert (main, len(authors)) == ({MAIN}, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_statements_of_a_loss_ask_two_queries(count, loss, state, django_assert_num_queries):
    for _ in range(count):
        state(loss)

    with django_assert_num_queries(2):
        statements = statements_of(loss)

    assert len(statements) == count
