from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from atoippo.deals.actions import (
    LossFacts,
    WinFacts,
    correct_loss,
    correct_win,
    loss_corrected,
    record_return,
    record_win,
    win_corrected,
)
from atoippo.deals.models import Competitor, Loss, LossCorrection, LossState, WinCorrection
from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.teams.models import AuditEntry
from atoippo.values.reach import Reach
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory

MARCH, JUNE = date(2026, 3, 1), date(2025, 6, 1)


@pytest.fixture
def deal(workspace):
    return LostDealFactory(workspace=workspace)


@pytest.fixture
def loss(deal):
    return deal.losses.get()


@pytest.fixture
def win(workspace, rep):
    return record_win(deal=DealFactory(workspace=workspace), won_on=MARCH, amount_yen=5, by=rep, at=NOON)


def test_correct_loss_keeps_what_the_loss_said(loss, rep):
    correct_loss(loss=loss, changes=replace(LossFacts.of(loss), lost_on=JUNE), by=rep, at=NOON)

    assert list(LossCorrection.objects.values_list("workspace", "loss", "before", "corrected_by", "corrected_at")) == [
        (loss.workspace_id, loss.pk, {"lost_on": "2026-03-01"}, rep.pk, NOON)
    ]
    assert Loss.objects.get().lost_on == JUNE
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_type, entry.subject_id) == ("loss.corrected", "deals.loss", loss.pk)
    assert entry.changes == {"lost_on": ["2026-03-01", "2025-06-01"]}


def test_correct_loss_changes_every_fact_and_nothing_else(loss, rep):
    rival = Competitor.objects.create(workspace=loss.workspace, name="株式会社あおば")
    as_recorded = Loss.objects.values("deal", "turn", "recorded_by", "recorded_at", "submission").get()
    facts = LossFacts(
        lost_on=JUNE, stage="提案", reach=Reach.SHARED, state=LossState.PASSED, amount_yen=1, lost_to=rival
    )

    corrected = correct_loss(loss=loss, changes=facts, by=rep, at=NOON)

    assert LossFacts.of(corrected) == LossFacts.of(Loss.objects.get()) == facts
    assert Loss.objects.values("deal", "turn", "recorded_by", "recorded_at", "submission").get() == as_recorded
    assert LossCorrection.objects.get().before == {
        "lost_on": "2026-03-01",
        "stage": "",
        "reach": 3,
        "state": "",
        "amount_yen": 3_200_000,
        "lost_to": None,
    }


def test_corrections_follow_each_other(loss, rep):
    correct_loss(loss=loss, changes=replace(LossFacts.of(loss), amount_yen=1), by=rep, at=NOON)
    correct_loss(loss=loss, changes=replace(LossFacts.of(loss), amount_yen=2), by=rep, at=NOON + timedelta(days=1))

    assert [correction.before for correction in loss.corrections.all()] == [
        {"amount_yen": 3_200_000},
        {"amount_yen": 1},
    ]


def test_a_correction_that_changes_nothing_writes_nothing(loss, win, rep):
    entries = AuditEntry.objects.count()

    correct_loss(loss=loss, changes=LossFacts.of(loss), by=rep, at=NOON)
    correct_win(win=win, changes=WinFacts.of(win), by=rep, at=NOON)

    assert (LossCorrection.objects.count(), WinCorrection.objects.count()) == (0, 0)
    assert AuditEntry.objects.count() == entries


def test_the_closing_day_follows_a_correction_of_the_latest_episode(deal, loss, rep):
    correct_loss(loss=loss, changes=replace(LossFacts.of(loss), lost_on=JUNE), by=rep, at=NOON)

    deal.refresh_from_db()
    assert deal.closed_on == JUNE


def test_the_closing_day_ignores_a_correction_of_an_earlier_loss(deal, loss, rep):
    record_return(deal=deal, returned_on=MARCH, by=rep, at=NOON)
    win = record_win(deal=deal, won_on=MARCH, amount_yen=5, by=rep, at=NOON)

    correct_loss(loss=loss, changes=replace(LossFacts.of(loss), lost_on=JUNE), by=rep, at=NOON)

    deal.refresh_from_db()
    assert (deal.closed_on, win.turn, deal.turns) == (MARCH, 3, 3)


def test_correct_win_keeps_what_the_win_said_and_moves_the_closing_day(win, rep):
    corrected = correct_win(win=win, changes=WinFacts(won_on=JUNE, amount_yen=5), by=rep, at=NOON)

    assert (corrected.won_on, win.deal.__class__.objects.get().closed_on) == (JUNE, JUNE)
    assert WinCorrection.objects.get().before == {"won_on": "2026-03-01"}
    assert AuditEntry.objects.filter(action="win.corrected").get().changes == {"won_on": ["2026-03-01", "2025-06-01"]}


def test_correct_loss_refuses_what_a_loss_cannot_say(loss, rep):
    with pytest.raises(ValidationError):
        correct_loss(loss=loss, changes=replace(LossFacts.of(loss), state="gone"), by=rep, at=NOON)

    assert (Loss.objects.get().state, LossCorrection.objects.count()) == ("", 0)


def test_corrections_are_made_within_the_workspace(loss, win):
    stranger = MemberFactory()

    with pytest.raises(OfAnotherWorkspace):
        correct_loss(loss=loss, changes=LossFacts(lost_on=JUNE), by=stranger, at=NOON)
    with pytest.raises(OfAnotherWorkspace):
        correct_win(win=win, changes=WinFacts(won_on=JUNE), by=stranger, at=NOON)


def test_an_import_corrects_many_in_memory_and_saves_them_itself(loss, win, rep):
    of_loss = loss_corrected(loss=loss, changes=replace(LossFacts.of(loss), lost_on=JUNE), by=rep, at=NOON)
    of_win = win_corrected(win=win, changes=WinFacts(won_on=JUNE, amount_yen=5), by=rep, at=NOON)

    assert (loss.lost_on, of_loss.before, of_loss.pk) == (JUNE, {"lost_on": "2026-03-01"}, None)
    assert (win.won_on, of_win.before, of_win.pk) == (JUNE, {"won_on": "2026-03-01"}, None)
    assert loss_corrected(loss=loss, changes=LossFacts.of(loss), by=rep, at=NOON) is None
    assert win_corrected(win=win, changes=WinFacts.of(win), by=rep, at=NOON) is None
    assert (Loss.objects.get().lost_on, LossCorrection.objects.count(), WinCorrection.objects.count()) == (MARCH, 0, 0)
