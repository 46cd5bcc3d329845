"""One row a deal, from its own row, its latest loss and what was said about that."""

from __future__ import annotations

from datetime import date

import pytest

from atoippo.deals.actions import say_what_stages_mean
from atoippo.deals.models import Competitor, Deal, Loss
from atoippo.insights import deal_facts as module
from atoippo.insights.deal_facts import deal_facts
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from insights.stories import read, say
from workplace import NOON, DealFactory, LostDealFactory

WORDS = "稟議が部長の段階で通らなかった"


def facts_of(deal, *columns):
    """Return some facts of a deal."""
    return deal_facts(deal.workspace, [deal.pk]).select(columns).row(0)


def test_deal_facts_are_one_row_a_deal_of_the_workspace_in_their_order(workspace):
    deals = [DealFactory(workspace=workspace), LostDealFactory(workspace=workspace), DealFactory(workspace=workspace)]
    LostDealFactory()

    assert deal_facts(workspace)["pk"].to_list() == [deal.pk for deal in deals]
    assert deal_facts(workspace, [deals[2].pk, deals[0].pk])["pk"].to_list() == [deals[0].pk, deals[2].pk]
    assert deal_facts(workspace, []).height == 0


def test_deal_facts_of_many_named_deals_are_asked_for_in_parts(workspace, monkeypatch):
    monkeypatch.setattr(module, "AT_ONCE", 2)
    deals = DealFactory.create_batch(5, workspace=workspace)

    assert deal_facts(workspace, [deal.pk for deal in reversed(deals)])["pk"].to_list() == [deal.pk for deal in deals]


def test_deal_facts_of_nothing_have_their_columns(workspace):
    assert deal_facts(workspace).columns == list(module.COLUMNS)


def test_what_is_empty_is_null(workspace):
    assert facts_of(DealFactory(workspace=workspace, name=""), "name", "industry", "told") == (None, None, None)


def test_a_lost_deal_stands_as_its_latest_loss_tells(workspace, rep):
    rival = Competitor.objects.create(workspace=workspace, name="競合甲")
    deal = LostDealFactory(workspace=workspace, recorded_by=rep, stage="商談", amount_yen=5, turns=3)
    Loss.objects.create(
        workspace=workspace, deal=deal, turn=3, lost_on=date(2026, 3, 1), stage="見積", reach=4, amount_yen=7,
        lost_to=rival, recorded_by=rep, recorded_at=NOON, submission="second",
    )  # fmt: skip

    assert facts_of(deal, "stage", "reach", "amount_yen", "competitor_id") == ("見積", 4, 7, rival.pk)


def test_what_the_loss_does_not_tell_is_asked_of_the_deal(workspace):
    deal = LostDealFactory(workspace=workspace, stage="見積")
    Loss.objects.update(reach=None, amount_yen=None)

    assert facts_of(deal, "stage", "reach", "amount_yen") == ("見積", 3, 3_200_000)


def test_a_deal_that_returned_tells_nothing_of_its_loss(workspace):
    deal = LostDealFactory(workspace=workspace)
    say(deal, Reason.TIMING, quote=WORDS)
    Deal.objects.update(outcome="open", closed_on=None)

    assert facts_of(deal, "told", "recoded", "text", "reach") == (None, None, None, 3)


@pytest.mark.parametrize(("reach", "means"), [(Reach.COMPARED, 4), (None, None)])
def test_a_stage_means_what_an_admin_says(workspace, admin, reach, means):
    deal = LostDealFactory(workspace=workspace, stage="最終選考")
    other = LostDealFactory(workspace=workspace, stage="見積")

    say_what_stages_mean(workspace=workspace, meanings={"最終選考": reach}, by=admin, at=NOON)

    assert (facts_of(deal, "reach"), facts_of(other, "reach")) == ((means,), (3,))


def test_words_that_nobody_has_read_leave_the_told_reason(workspace, rep):
    chosen, free = LostDealFactory.create_batch(2, workspace=workspace)
    say(chosen, Reason.OTHER, reason_words="その他", quote=WORDS, by=rep)
    say(free, reason_words="高いとのこと", quote=WORDS, by=rep)

    columns = ("told", "recoded", "text", "read", "clause")
    assert facts_of(chosen, *columns) == ("other", "other", WORDS, None, None)
    assert facts_of(free, *columns) == ("unknown", "unknown", f"高いとのこと\n{WORDS}", None, None)


def test_a_loss_without_a_word_is_not_known(workspace):
    assert facts_of(LostDealFactory(workspace=workspace), "told", "recoded", "text") == ("unknown", "unknown", None)


def test_the_text_decides_what_the_column_left_open(workspace, rep):
    deal, silent = LostDealFactory.create_batch(2, workspace=workspace)
    for lost in (deal, silent):
        say(lost, reason_words="諸般の事情", by=rep)
    read(deal, Reason.INTERNAL_APPROVAL, clause=WORDS)
    read(silent, clause="諸般の事情")

    columns = ("told", "recoded", "read", "clause")
    assert facts_of(deal, *columns) == ("unknown", "internal_approval", "internal_approval", WORDS)
    assert facts_of(silent, *columns) == ("unknown", "other", "other", None)


def test_a_told_reason_stands_with_the_clause_that_says_it(workspace, rep):
    deal = LostDealFactory(workspace=workspace)
    say(deal, Reason.PRICE_BUDGET, reason_words="価格", quote="高い。来期に", by=rep)
    read(deal, Reason.TIMING, clause="高い")

    assert facts_of(deal, "told", "recoded", "read", "clause") == ("price_budget", "price_budget", "timing", "高い")


def test_a_clause_chosen_for_another_reason_is_no_quote(workspace, rep):
    deal = LostDealFactory(workspace=workspace)
    say(deal, Reason.PRICE_BUDGET, quote="高い。来期に", by=rep)
    read(deal, Reason.TIMING, clause="高い")

    say(deal, Reason.COMPETITOR, by=rep)

    assert facts_of(deal, "told", "recoded", "clause") == ("competitor", "competitor", None)


def test_the_newest_statement_stands_with_its_main_reason(workspace, rep):
    deal = LostDealFactory(workspace=workspace)
    say(deal, Reason.PRICE_BUDGET, by=rep)
    say(deal, Reason.TIMING, Reason.COMPETITOR, by=rep)

    assert facts_of(deal, "told", "recoded") == ("timing", "timing")
