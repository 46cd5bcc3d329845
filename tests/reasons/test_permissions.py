from __future__ import annotations

import pytest

from atoippo.reasons.actions import state_reasons
from atoippo.reasons.permissions import may_change_taxonomy, may_restate, may_state
from atoippo.reasons.rules import KnownBy, StatementDetails, Voice
from workplace import NOON, LostDealFactory, MemberFactory


@pytest.fixture
def loss(workspace, rep):
    return LostDealFactory(workspace=workspace, owner=rep).losses.get()


def _voices_of(member, loss):
    return [voice for voice in Voice if may_state(member, loss, voice)]


def test_a_rep_states_for_oneself_and_the_customer_on_own_deals(rep, loss):
    assert _voices_of(rep, loss) == [Voice.REP, Voice.CUSTOMER]


def test_who_leads_states_as_the_boss_and_never_as_the_rep(manager, admin, loss):
    voices = [Voice.CUSTOMER, Voice.MANAGER]

    assert [_voices_of(manager, loss), _voices_of(admin, loss)] == [voices, voices]


@pytest.mark.parametrize("whose", ["own", "nobodys"])
def test_who_leads_states_as_the_rep_on_own_deals_and_on_those_of_nobody(whose, workspace, manager):
    deal = LostDealFactory(workspace=workspace, owner=manager if whose == "own" else None)

    assert _voices_of(manager, deal.losses.get()) == [Voice.REP, Voice.CUSTOMER, Voice.MANAGER]


@pytest.mark.parametrize(
    ("stated_by", "known_by", "those_who_may"),
    [
        (None, None, ["rep", "manager"]),
        ("rep", KnownBy.HEARD, ["rep"]),
        ("manager", KnownBy.HEARD, ["rep", "manager"]),  # who recorded the loss for the rep
        ("manager", KnownBy.FILE, ["rep"]),  # who imported it says nothing
    ],
)
def test_a_correction_speaks_for_nobody_else(stated_by, known_by, those_who_may, rep, manager, loss):
    members, said = {"rep": rep, "manager": manager}, None
    if stated_by:
        told = StatementDetails(voice=Voice.REP, known_by=known_by, quote="高い")
        said = state_reasons(loss=loss, details=told, by=members[stated_by], at=NOON)

    assert [name for name, member in members.items() if may_restate(member, loss, said)] == those_who_may


def test_who_may_not_change_the_deal_states_nothing_about_it(workspace, loss):
    colleague, stranger = MemberFactory(workspace=workspace), MemberFactory(role="admin")

    assert [_voices_of(colleague, loss), _voices_of(stranger, loss)] == [[], []]


def test_only_admins_may_change_the_finer_reasons_and_questions(rep, manager, admin):
    assert [may_change_taxonomy(member) for member in (rep, manager, admin)] == [False, False, True]
