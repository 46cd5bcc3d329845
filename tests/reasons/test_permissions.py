from __future__ import annotations

import pytest

from atoippo.reasons.permissions import may_change_taxonomy, may_state
from atoippo.reasons.rules import Voice
from workplace import LostDealFactory, MemberFactory


@pytest.fixture
def loss(workspace, rep):
    return LostDealFactory(workspace=workspace, owner=rep).losses.get()


def _voices_of(member, loss):
    return [voice for voice in Voice if may_state(member, loss, voice)]


def test_a_rep_states_for_oneself_and_the_customer_on_own_deals(rep, loss):
    assert _voices_of(rep, loss) == [Voice.REP, Voice.CUSTOMER]


def test_who_leads_states_as_the_boss_too(manager, admin, loss):
    voices = [Voice.REP, Voice.CUSTOMER, Voice.MANAGER]

    assert [_voices_of(manager, loss), _voices_of(admin, loss)] == [voices, voices]


def test_who_may_not_change_the_deal_states_nothing_about_it(workspace, loss):
    colleague, stranger = MemberFactory(workspace=workspace), MemberFactory(role="admin")

    assert [_voices_of(colleague, loss), _voices_of(stranger, loss)] == [[], []]


def test_only_admins_may_change_the_finer_reasons_and_questions(rep, manager, admin):
    assert [may_change_taxonomy(member) for member in (rep, manager, admin)] == [False, False, True]
