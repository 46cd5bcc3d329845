from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from atoippo.deals.actions import (
    DealNotClosed,
    DealNotOpen,
    LossDetails,
    record_loss,
    record_return,
    record_win,
)
from atoippo.deals.models import Competitor, Loss, LossState, Win
from atoippo.deals.rules import OfAnotherWorkspace, Standing
from atoippo.teams.models import AuditEntry
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory, WorkspaceFactory

JUNE = date(2025, 6, 1)
DETAILS = LossDetails(
    submission="token",
    lost_on=JUNE,
    stage="見積提出",
    reach=Reach.PROPOSED,
    state=LossState.RIVAL,
    amount_yen=3_200_000,
)


@pytest.fixture
def deal(workspace):
    return DealFactory(workspace=workspace)


@pytest.fixture
def competitor(workspace):
    return Competitor.objects.create(workspace=workspace, name="株式会社あおば")


def test_record_loss_writes_the_loss_and_closes_the_deal(deal, competitor, rep):
    loss = record_loss(deal=deal, details=replace(DETAILS, lost_to=competitor), by=rep, at=NOON)

    told = Loss.objects.values_list(
        "deal", "turn", "lost_on", "stage", "reach", "state", "amount_yen", "lost_to", "recorded_by", "recorded_at"
    )
    assert list(told) == [
        (deal.pk, 1, JUNE, "見積提出", Reach.PROPOSED, "rival", 3_200_000, competitor.pk, rep.pk, NOON)
    ]
    assert (loss.workspace, loss.submission) == (deal.workspace, "token")
    deal.refresh_from_db()
    assert deal.standing == Standing(Outcome.LOST, JUNE, 1)


def test_record_loss_is_told_in_the_history(deal, rep):
    record_loss(deal=deal, details=DETAILS, by=rep, at=NOON)

    told = AuditEntry.objects.values_list("workspace", "by", "action", "subject_type", "subject_id", "at")
    assert list(told) == [(deal.workspace_id, rep.pk, "deal.lost", "deals.deal", deal.pk, NOON)]


def test_record_loss_refuses_a_deal_that_is_not_open(deal, rep):
    record_loss(deal=deal, details=DETAILS, by=rep, at=NOON)

    with pytest.raises(DealNotOpen):
        record_loss(deal=deal, details=replace(DETAILS, submission="another"), by=rep, at=NOON)

    assert list(Loss.objects.values_list("deal", "recorded_by")) == [(deal.pk, rep.pk)]


def test_a_second_submit_makes_no_second_loss_even_after_the_deal_came_back(deal, rep):
    first = record_loss(deal=deal, details=DETAILS, by=rep, at=NOON)
    record_return(deal=deal, returned_on=JUNE, by=rep, at=NOON)
    entries = AuditEntry.objects.count()

    second = record_loss(deal=deal, details=replace(DETAILS, amount_yen=1), by=rep, at=NOON + timedelta(seconds=1))

    assert (second, second.amount_yen) == (first, 3_200_000)
    deal.refresh_from_db()
    assert (deal.is_open, AuditEntry.objects.count()) == (True, entries)


@pytest.mark.parametrize("told", [{"submission": ""}, {"reach": 7}, {"state": "gone"}])
def test_record_loss_refuses_what_a_loss_cannot_say(deal, rep, told):
    with pytest.raises(ValidationError):
        record_loss(deal=deal, details=replace(DETAILS, **told), by=rep, at=NOON)

    deal.refresh_from_db()
    assert (deal.is_open, Loss.objects.count(), AuditEntry.objects.count()) == (True, 0, 0)


def test_record_loss_refuses_a_competitor_of_another_workspace(deal, rep):
    elsewhere = Competitor.objects.create(workspace=WorkspaceFactory(), name="株式会社あおば")

    with pytest.raises(OfAnotherWorkspace):
        record_loss(deal=deal, details=replace(DETAILS, lost_to=elsewhere), by=rep, at=NOON)


def test_episodes_are_recorded_by_members_of_the_workspace_alone(deal):
    stranger = MemberFactory()

    with pytest.raises(OfAnotherWorkspace):
        record_loss(deal=deal, details=DETAILS, by=stranger, at=NOON)
    with pytest.raises(OfAnotherWorkspace):
        record_win(deal=deal, won_on=JUNE, amount_yen=None, by=stranger, at=NOON)
    with pytest.raises(OfAnotherWorkspace):
        record_return(deal=deal, returned_on=JUNE, by=stranger, at=NOON)


def test_record_return_reopens_a_lost_deal_and_leaves_the_loss(workspace, rep):
    deal = LostDealFactory(workspace=workspace)
    before = list(Loss.objects.values())

    back = record_return(deal=deal, returned_on=deal.closed_on, by=rep, at=NOON)

    assert (back.turn, back.returned_on, back.noted_by, back.noted_at) == (2, deal.closed_on, rep, NOON)
    deal.refresh_from_db()
    assert deal.standing == Standing(Outcome.OPEN, None, 2)
    assert list(Loss.objects.values()) == before
    assert AuditEntry.objects.get().action == "deal.returned"


def test_record_return_refuses_an_open_deal(deal, rep):
    with pytest.raises(DealNotClosed):
        record_return(deal=deal, returned_on=JUNE, by=rep, at=NOON)


def test_record_win_wins_an_open_deal(deal, rep):
    win = record_win(deal=deal, won_on=JUNE, amount_yen=5, by=rep, at=NOON)

    assert list(Win.objects.values_list("deal", "turn", "won_on", "amount_yen", "noted_by", "noted_at")) == [
        (deal.pk, 1, JUNE, 5, rep.pk, NOON)
    ]
    assert win.workspace == deal.workspace
    deal.refresh_from_db()
    assert deal.standing == Standing(Outcome.WON, JUNE, 1)
    assert AuditEntry.objects.get().action == "deal.won"


def test_record_win_refuses_a_lost_deal_until_it_returned(workspace, rep):
    deal = LostDealFactory(workspace=workspace)

    with pytest.raises(DealNotOpen):
        record_win(deal=deal, won_on=JUNE, amount_yen=5, by=rep, at=NOON)
    record_return(deal=deal, returned_on=None, by=rep, at=NOON)
    record_win(deal=deal, won_on=deal.closed_on, amount_yen=5, by=rep, at=NOON)

    deal.refresh_from_db()
    assert deal.standing == Standing(Outcome.WON, date(2026, 3, 1), 3)
    assert Loss.objects.get().lost_on == date(2026, 3, 1)
