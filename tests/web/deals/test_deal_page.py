"""What the page of one deal shows, in step with lists and figures."""

from __future__ import annotations

from itertools import product

from atoippo.deals.actions import say_what_stages_mean
from atoippo.deals.models import Loss
from atoippo.insights.deal_facts import deal_facts
from atoippo.values.reach import Reach
from atoippo.web.deals.deal_page import deal_page_of
from workplace import NOON, DealFactory, LostDealFactory

MEANINGS = {"最終選考": Reach.DECIDED, "保留": None}


def test_how_far_a_deal_got_is_the_same_on_its_page_and_in_figures(workspace, admin):
    say_what_stages_mean(workspace=workspace, meanings=MEANINGS, by=admin, at=NOON)
    for stage, reach in product(("最終選考", "保留", "提案", ""), (None, 3)):
        DealFactory(workspace=workspace, stage=stage, reach=reach)
        for stage_when_lost, reach_when_lost in product(("最終選考", "保留", "提案", ""), (None, 2)):
            deal = LostDealFactory(workspace=workspace, stage=stage, reach=reach)
            Loss.objects.filter(deal=deal).update(stage=stage_when_lost, reach=reach_when_lost)
    deals = list(workspace.deals.select_related("workspace").order_by("pk"))

    shown = [deal_page_of(deal, admin).reach for deal in deals]

    assert shown == deal_facts(workspace)["reach"].to_list()
    assert set(shown) == {None, 2, 3, Reach.DECIDED}


def test_the_story_reads_a_stage_as_it_is_said_and_leaves_the_fact(workspace, admin):
    deal = LostDealFactory(workspace=workspace)
    Loss.objects.update(stage="最終選考", reach=2)
    before = deal_page_of(deal, admin).story[-1].reach

    say_what_stages_mean(workspace=workspace, meanings=MEANINGS, by=admin, at=NOON)

    assert (before, deal_page_of(deal, admin).story[-1].reach) == (2, Reach.DECIDED)
    assert deal.losses.get().reach == 2
