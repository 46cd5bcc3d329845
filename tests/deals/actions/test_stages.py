from __future__ import annotations

import pytest

from atoippo.deals.actions import say_what_a_stage_means
from atoippo.deals.models import Deal, Stage
from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.teams.models import AuditEntry
from atoippo.values.reach import Reach
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory


def _reaches():
    return list(Deal.objects.order_by("pk").values_list("reach", flat=True))


def test_what_a_stage_means_is_kept_with_who_said_it(workspace, admin):
    stage = say_what_a_stage_means(workspace=workspace, name="あたり", reach=Reach.SHARED, by=admin, at=NOON)

    assert list(Stage.objects.values_list("workspace", "name", "reach", "said_by", "said_at")) == [
        (workspace.pk, "あたり", 2, admin.pk, NOON)
    ]
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject_id, entry.changes) == ("stage.mapped", stage.pk, {"reach": [None, 2]})


def test_deals_follow_what_their_stage_means(workspace, admin):
    DealFactory(workspace=workspace, stage="提案", reach=Reach.PROPOSED)  # as Atoippo reads the word
    DealFactory(workspace=workspace, stage="提案", reach=Reach.COMPARED)  # somebody knew better
    DealFactory(workspace=workspace, stage="商談化", reach=Reach.PROPOSED)
    DealFactory(stage="提案", reach=Reach.PROPOSED)

    say_what_a_stage_means(workspace=workspace, name="提案", reach=Reach.SHARED, by=admin, at=NOON)

    assert _reaches() == [Reach.SHARED, Reach.COMPARED, Reach.PROPOSED, Reach.PROPOSED]


def test_deals_follow_when_somebody_thinks_again(workspace, admin):
    DealFactory(workspace=workspace, stage="あたり", reach=None)
    steps = []
    for reach in (Reach.SHARED, None, Reach.HEARD, Reach.HEARD):
        say_what_a_stage_means(workspace=workspace, name="あたり", reach=reach, by=admin, at=NOON)
        steps += _reaches()

    assert steps == [Reach.SHARED, None, Reach.HEARD, Reach.HEARD]
    assert Stage.objects.count() == 1


def test_a_loss_keeps_the_reach_that_it_recorded(workspace, admin):
    deal = LostDealFactory(workspace=workspace, stage="提案", reach=Reach.PROPOSED)

    say_what_a_stage_means(workspace=workspace, name="提案", reach=Reach.SHARED, by=admin, at=NOON)

    assert (deal.losses.get().reach, _reaches()) == (Reach.PROPOSED, [Reach.SHARED])


def test_nobody_of_another_workspace_says_what_a_stage_means(workspace):
    with pytest.raises(OfAnotherWorkspace):
        say_what_a_stage_means(workspace=workspace, name="提案", reach=None, by=MemberFactory(), at=NOON)
