"""What the page of one deal shows, in step with lists and figures."""

from __future__ import annotations

from itertools import product

import pytest

from atoippo.conditions.actions import note_condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import ReactionDetails, note_reactions, say_it_goes_on, say_what_stages_mean
from atoippo.deals.models import Loss
from atoippo.insights.deal_facts import deal_facts
from atoippo.lessons.actions import make_promise
from atoippo.reasons.actions import answer_question
from atoippo.reasons.rules import DEFAULT_QUESTIONS
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from atoippo.web.deals.deal_page import deal_page_of
from workplace import NOON, TODAY, DealFactory, LostDealFactory

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


def test_story_tells_what_landed_and_what_was_answered(workspace, admin):
    deal = LostDealFactory(workspace=workspace)
    loss, question = deal.losses.get(), DEFAULT_QUESTIONS[Reason.PRICE_BUDGET][0]
    told = [
        ReactionDetails("material", "導入事例集", landed=True),
        ReactionDetails("phrase", "1年で元が取れます", landed=False),
    ]
    note_reactions(deal=deal, loss=loss, reactions=told, by=admin, at=NOON)
    answer_question(loss=loss, question=question, words="2〜3割", unheard=False, by=admin, at=NOON)

    notes = deal_page_of(deal, admin).story[-1].notes

    assert [str(note) for note in notes] == [
        "響いた：導入事例集", "反応が薄い：「1年で元が取れます」", "差はどのくらいでしたか 2〜3割",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("もう少し検討させてください", "まだ検討中とのことでした"),
        ("", "まだ続いていると記録しました"),  # nobody asked the customer
    ],
)
def test_story_tells_that_a_deal_goes_on_and_whose_word_it_is(words, what, workspace, admin):
    deal = DealFactory(workspace=workspace)
    told = {"ask_again_on": TODAY.replace(month=6), "words": words, "submission": "form"}
    say_it_goes_on(deal=deal, **told, by=admin, at=NOON)

    latest = deal_page_of(deal, admin).story[-1]

    assert (str(latest.what), latest.words) == (what, words)
    assert [str(detail) for detail in latest.details] == ["2026年6月1日（月）にもう一度うかがいます"]


def test_conditions_are_seen_by_all_and_a_promise_by_its_owner_alone(workspace, admin, manager):
    loss = LostDealFactory(workspace=workspace).losses.get()
    note_condition(loss=loss, details=ConditionDetails(kind=ConditionKind.BUDGET), by=manager, at=NOON)
    promise = make_promise(loss=loss, words="次は予算の時期を先にうかがう", by=manager, at=NOON)

    pages = [deal_page_of(loss.deal, member) for member in (manager, admin)]

    assert [len(page.conditions) for page in pages] == [1, 1]
    assert [page.promises for page in pages] == [[promise], []]
