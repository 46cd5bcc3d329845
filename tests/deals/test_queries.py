from __future__ import annotations

from datetime import date, timedelta

import pytest

from atoippo.deals.actions import (
    LossDetails,
    LossFacts,
    ReactionDetails,
    correct_loss,
    note_reactions,
    record_loss,
    record_return,
    record_win,
    say_it_goes_on,
)
from atoippo.deals.actions import say_what_stages_mean as say
from atoippo.deals.models import Competitor, Material, Stage
from atoippo.deals.queries import (
    StageInUse,
    continuations_of,
    deals_numbered,
    episodes_of,
    material_names,
    meanings_of_stages,
    phrase_names,
    rival_names,
    stages_of,
)
from atoippo.deals.rules import EpisodeKind, standing_of
from atoippo.values.reach import Reach
from workplace import NOON, DealFactory, LostDealFactory, WorkspaceFactory

JUNE = date(2025, 6, 1)


def _lose_and_return(deal, member, times):
    for n in range(times):
        loss = record_loss(deal=deal, details=LossDetails(submission=f"{n}", lost_on=JUNE), by=member, at=NOON)
        correct_loss(loss=loss, changes=LossFacts(lost_on=JUNE, amount_yen=n + 1), by=member, at=NOON)
        record_return(deal=deal, returned_on=JUNE, by=member, at=NOON)


def test_episodes_of_a_deal_stand_in_order_of_their_turns(workspace, rep):
    deal = DealFactory(workspace=workspace)
    _lose_and_return(deal, rep, 1)
    win = record_win(deal=deal, won_on=JUNE, amount_yen=1, by=rep, at=NOON)

    told = episodes_of(deal)

    assert [(episode.kind, episode.turn, episode.day) for episode in told] == [
        (EpisodeKind.LOSS, 1, JUNE),
        (EpisodeKind.RETURN, 2, JUNE),
        (EpisodeKind.WIN, 3, JUNE),
    ]
    assert told[2].row == win
    deal.refresh_from_db()
    assert standing_of(episode.as_episode for episode in told) == deal.standing


@pytest.mark.parametrize("times", [1, 3])
def test_episodes_of_a_deal_ask_the_same_number_of_queries(times, workspace, rep, django_assert_num_queries):
    deal = DealFactory(workspace=workspace)
    _lose_and_return(deal, rep, times)
    record_win(deal=deal, won_on=JUNE, amount_yen=1, by=rep, at=NOON)

    with django_assert_num_queries(6):  # losses, their corrections and correctors; returns; wins and their corrections
        told = episodes_of(deal)
        corrected_by = {c.corrected_by for e in told if e.kind is EpisodeKind.LOSS for c in e.row.corrections.all()}

    assert len(told) == 2 * times + 1
    assert corrected_by == {rep}


def test_stages_are_listed_with_what_is_read_and_what_was_said(workspace, admin):
    for stage in ("提案", "提案", "あたり", ""):
        DealFactory(workspace=workspace, stage=stage)
    DealFactory(stage="よその段階")
    Stage.objects.create(workspace=workspace, name="提案", reach=Reach.PROPOSED)  # read, nobody said it
    say(workspace=workspace, meanings={"あたり": Reach.SHARED}, by=admin, at=NOON)
    say(workspace=workspace, meanings={"お蔵入り": None}, by=admin, at=NOON)

    stages = stages_of(workspace)

    assert stages == [
        StageInUse("提案", 2, Reach.PROPOSED, None, ""),
        StageInUse("あたり", 1, None, Reach.SHARED, admin.display_name),
        StageInUse("お蔵入り", 0, None, None, admin.display_name),
    ]
    assert [stage.reach for stage in stages] == [Reach.PROPOSED, Reach.SHARED, None]


def test_what_was_said_of_a_stage_stands_over_what_is_read():
    assert StageInUse("提案", 1, Reach.PROPOSED, None, "鈴木").reach is None


@pytest.mark.parametrize("count", [1, 3])
def test_stages_ask_two_queries(count, workspace, admin, django_assert_num_queries):
    for n in range(count):
        DealFactory(workspace=workspace, stage=f"段階{n}")
        say(workspace=workspace, meanings={f"段階{n}": Reach.SHARED}, by=admin, at=NOON)

    with django_assert_num_queries(2):
        stages = stages_of(workspace)

    assert len(stages) == count


def test_meanings_hold_only_what_was_said(workspace, admin):
    Stage.objects.create(workspace=workspace, name="提案", reach=Reach.PROPOSED)
    say(workspace=workspace, meanings={"あたり": Reach.SHARED}, by=admin, at=NOON)
    say(workspace=workspace, meanings={"保留": None}, by=admin, at=NOON)

    assert meanings_of_stages(workspace) == {"あたり": Reach.SHARED, "保留": None}


@pytest.mark.parametrize(("number", "queries", "found"), [("C-4711", 1, True), ("C-471", 1, False), ("受注", 0, False)])
def test_deals_are_found_by_their_number_in_the_crm(number, queries, found, workspace, django_assert_num_queries):
    deal = DealFactory(workspace=workspace)
    deal.external_ids.create(workspace=workspace, source="salesforce", external_id="C-4711")

    with django_assert_num_queries(queries):
        assert deals_numbered(number, workspace=workspace) == ([deal.pk] if found else [])


def test_names_of_chips_are_those_used_last_first(workspace, rep):
    for minutes, (material, phrase) in enumerate([("事例集", "三日で"), ("見積書", "無料で"), ("事例集", "三日で")]):
        reactions = (ReactionDetails("material", material, True), ReactionDetails("phrase", phrase, False))
        deal, at = LostDealFactory(workspace=workspace), NOON + timedelta(minutes=minutes)
        note_reactions(deal=deal, loss=None, reactions=reactions, by=rep, at=at)
    Material.objects.create(workspace=workspace, name="あ")

    assert material_names(workspace) == ["事例集", "見積書", "あ"]
    assert phrase_names(workspace) == ["三日で", "無料で"]


def test_rival_names_are_those_we_lost_to_last_first(workspace):
    never, long_ago, lately = (Competitor.objects.create(workspace=workspace, name=name) for name in "あいう")
    Competitor.objects.create(workspace=WorkspaceFactory(), name="え")
    for rival, days in ((long_ago, 0), (lately, 1)):
        deal = LostDealFactory(workspace=workspace)
        deal.losses.update(lost_to=rival, recorded_at=NOON + timedelta(days=days))

    assert rival_names(workspace) == [lately.name, long_ago.name, never.name]


def test_continuations_of_a_deal_are_the_newest_first(workspace, rep, django_assert_num_queries):
    deal = DealFactory(workspace=workspace)
    said = [
        say_it_goes_on(deal=deal, ask_again_on=date(2026, 5, day), words="", submission=str(day), by=rep, at=NOON)
        for day in (1, 2)
    ]

    with django_assert_num_queries(1):
        assert [(each, each.noted_by) for each in continuations_of(deal)] == [(said[1], rep), (said[0], rep)]
