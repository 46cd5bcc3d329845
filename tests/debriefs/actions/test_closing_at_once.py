"""One form is sent twice at the same moment, or two tabs are: there is one of each, and nothing of it twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atoippo.deals.models import Competitor, Deal, Loss, LossCorrection
from atoippo.debriefs.actions import (
    DiggingAnswer,
    NewDeal,
    answer_digging_question,
    close_as_lost,
    close_new_deal_as_lost,
    correct_debrief,
)
from atoippo.reasons.models import QuestionAnswer, Statement
from atoippo.reasons.rules import DEFAULT_QUESTIONS, KnownBy
from atoippo.values.reason import Reason
from debriefs.at_once import THREADS, at_once
from debriefs.telling import MAIL, WHOLE, all_rows
from workplace import NOON, DealFactory, MemberFactory, WorkspaceFactory

FORM = replace(WHOLE, quote=MAIL, known_by=KnownBy.MAIL)


@pytest.fixture
def rep(transactional_db):
    """Return a 営業 whose rows other threads see."""
    return MemberFactory(workspace=WorkspaceFactory())


def kinds():
    """Count the rows of each kind."""
    counted = {}
    for name, _ in all_rows():
        counted[name] = counted.get(name, 0) + 1
    return counted


def test_one_form_sent_often_at_once_is_one_loss_with_all_its_rows_once(rep):
    deal = DealFactory(workspace=rep.workspace, owner=rep)

    ends = at_once(lambda _: close_as_lost(deal=deal, details=FORM, by=rep, at=NOON))

    assert set(ends) == {Loss.objects.get().pk}
    assert kinds() == {
        "Deal": 1, "Loss": 1, "Reaction": 1, "Competitor": 1, "Statement": 3, "StatedReason": 4, "Condition": 2,
        "Promise": 1, "AuditEntry": 8,
    }  # fmt: skip


def test_several_tabs_at_once_are_one_loss_and_the_others_are_told(rep):
    deal = DealFactory(workspace=rep.workspace, owner=rep)

    ends = at_once(lambda n: close_as_lost(deal=deal, details=replace(FORM, submission=f"{n}"), by=rep, at=NOON))

    assert sorted(ends, key=str) == [Loss.objects.get().pk] + [None] * (THREADS - 1)
    assert kinds()["Statement"] == 3


def test_one_form_of_a_new_deal_sent_often_at_once_is_one_deal(rep):
    new_deal = NewDeal(company="株式会社さくら製作所", crm_id="006A1")

    ends = at_once(lambda _: close_new_deal_as_lost(new_deal=new_deal, details=FORM, by=rep, at=NOON))

    assert set(ends) == {Loss.objects.get().pk}
    assert Deal.objects.count() == 1


def test_deals_lost_at_once_share_the_names_that_are_new(rep):
    deals = DealFactory.create_batch(THREADS, workspace=rep.workspace, owner=rep)

    ends = at_once(lambda n: close_as_lost(deal=deals[n], details=FORM, by=rep, at=NOON))

    assert (len(set(ends)), Competitor.objects.count()) == (THREADS, 1)


def test_one_correction_sent_often_at_once_is_kept_once(rep):
    loss = close_as_lost(deal=DealFactory(workspace=rep.workspace, owner=rep), details=FORM, by=rep, at=NOON)
    changed = replace(FORM, main=Reason.TIMING, sub="", second=None, second_sub="", warmth="angry")

    ends = at_once(lambda _: correct_debrief(loss=loss, details=changed, by=rep, at=NOON))

    assert (set(ends), LossCorrection.objects.count()) == ({loss.pk}, 1)
    assert Statement.objects.filter(voice="rep").count() == 2


def test_one_answer_sent_often_at_once_is_kept_once(rep):
    loss = close_as_lost(deal=DealFactory(workspace=rep.workspace, owner=rep), details=FORM, by=rep, at=NOON)
    question = DEFAULT_QUESTIONS[Reason.COMPETITOR][1]
    given = DiggingAnswer(words="3年")

    ends = at_once(lambda _: answer_digging_question(loss=loss, question=question, answer=given, by=rep, at=NOON))

    assert set(ends) == {QuestionAnswer.objects.get().pk}
    assert kinds()["Condition"] == 3
