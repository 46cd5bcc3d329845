from __future__ import annotations

import pytest

from atoippo.deals.actions import OnlyAdminsSayWhatStagesMean, let_deals_follow_stages, say_what_stages_mean, stages
from atoippo.deals.models import Deal, Stage
from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.teams.models import AuditEntry, Role
from atoippo.values.reach import Reach
from workplace import NOON, NUDGES, DealFactory, LostDealFactory, MemberFactory


def _reaches():
    return list(Deal.objects.order_by("pk").values_list("reach", flat=True))


def _say(admin, **meanings):
    return say_what_stages_mean(workspace=admin.workspace, meanings=meanings, by=admin, at=NOON)


def _follow():
    while let_deals_follow_stages(at=NOON):
        pass
    return _reaches()


def test_what_stages_mean_is_kept_with_who_said_it(workspace, admin):
    said = _say(admin, あたり=Reach.SHARED, 保留=None)

    assert list(Stage.objects.order_by("pk").values_list("workspace", "name", "reach", "said_by", "said_at")) == [
        (workspace.pk, "あたり", 2, admin.pk, NOON),
        (workspace.pk, "保留", None, admin.pk, NOON),
    ]
    entries = AuditEntry.objects.order_by("pk").values_list("action", "subject_id", "changes")
    assert list(entries) == [
        ("stage.mapped", said[0].pk, {"reach": [None, 2]}),
        ("stage.mapped", said[1].pk, {"reach": [None, None]}),
    ]


def test_deals_follow_what_their_stage_means(workspace, admin):
    DealFactory(workspace=workspace, stage="提案", reach=Reach.PROPOSED)  # as Atoippo reads the word
    DealFactory(workspace=workspace, stage="提案", reach=Reach.COMPARED)  # somebody knew better
    DealFactory(workspace=workspace, stage="商談化", reach=Reach.PROPOSED)
    DealFactory(stage="提案", reach=Reach.PROPOSED)

    _say(admin, 提案=Reach.SHARED)

    assert _follow() == [Reach.SHARED, Reach.COMPARED, Reach.PROPOSED, Reach.PROPOSED]


def test_deals_follow_when_somebody_thinks_again(workspace, admin):
    DealFactory(workspace=workspace, stage="あたり", reach=None)
    steps = []
    for reach in (Reach.SHARED, None, Reach.HEARD, Reach.HEARD):
        _say(admin, あたり=reach)
        steps += _follow()

    assert steps == [Reach.SHARED, None, Reach.HEARD, Reach.HEARD]
    assert Stage.objects.count() == 1


def test_deals_follow_batch_by_batch_each_told_by_its_own_entry(workspace, admin, monkeypatch):
    monkeypatch.setattr(stages, "DEALS_A_BATCH", 2)
    deals = [deal.pk for deal in DealFactory.create_batch(3, workspace=workspace, stage="提案", reach=3)]
    (stage,) = _say(admin, 提案=Reach.SHARED)

    after = [(let_deals_follow_stages(at=NOON), _reaches()) for _ in range(3)]

    assert after == [(True, [2, 2, 3]), (True, [2, 2, 2]), (False, [2, 2, 2])]
    followed = AuditEntry.objects.filter(action="stage.followed").order_by("pk")
    told = followed.values_list("subject_id", "by", "changes")
    assert list(told) == [
        (stage.pk, admin.pk, {"deals": deals[:2]}),
        (stage.pk, admin.pk, {"deals": deals[2:]}),
    ]


def test_a_batch_that_is_killed_is_done_anew(workspace, admin, monkeypatch):
    DealFactory.create_batch(3, workspace=workspace, stage="提案", reach=3)
    _say(admin, 提案=Reach.SHARED)
    with monkeypatch.context() as broken:
        broken.setattr(stages, "record_audit", None)  # what comes after the deals' own update fails
        with pytest.raises(TypeError):
            let_deals_follow_stages(at=NOON)
    before = _reaches()

    assert (before, _follow()) == ([3, 3, 3], [2, 2, 2])


def test_deals_that_have_not_followed_yet_go_straight_to_the_newest_meaning(workspace, admin, monkeypatch):
    monkeypatch.setattr(stages, "DEALS_A_BATCH", 1)
    DealFactory.create_batch(3, workspace=workspace, stage="提案", reach=3)
    _say(admin, 提案=None)
    let_deals_follow_stages(at=NOON)

    _say(admin, 提案=Reach.HEARD)
    newest = _follow()
    _say(admin, 提案=Reach.PROPOSED)
    _say(admin, 提案=Reach.HEARD)

    assert (newest, _follow(), set(Stage.objects.values_list("reach"))) == ([1, 1, 1], [1, 1, 1], {(1,)})


def test_saying_nudges_the_job(admin, django_capture_on_commit_callbacks):
    NUDGES.clear()

    with django_capture_on_commit_callbacks(execute=True):
        _say(admin, 提案=None)

    assert NUDGES == ["restate_stages"]


def test_a_loss_keeps_the_reach_that_it_recorded(workspace, admin):
    deal = LostDealFactory(workspace=workspace, stage="提案", reach=Reach.PROPOSED)

    _say(admin, 提案=Reach.SHARED)

    assert (_follow(), deal.losses.get().reach) == ([Reach.SHARED], Reach.PROPOSED)


def test_only_an_admin_says_what_a_stage_means(rep, manager):
    for member in (rep, manager):
        with pytest.raises(OnlyAdminsSayWhatStagesMean):
            _say(member, 提案=None)

    assert Stage.objects.count() == 0


def test_nobody_of_another_workspace_says_what_a_stage_means(workspace):
    stranger = MemberFactory(role=Role.ADMIN)

    with pytest.raises(OfAnotherWorkspace):
        say_what_stages_mean(workspace=workspace, meanings={"提案": None}, by=stranger, at=NOON)
