"""Picking deals to go back to, and ending it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from atoippo.pursuits.actions import NotYoursToEnd, TooManyAtOnce, end_pursuit, pick_deals, resume_pursuit
from atoippo.pursuits.models import Pursuit
from atoippo.pursuits.permissions import may_pick
from atoippo.pursuits.queries import deals_to_pick, picked_deals, pursuits_of
from atoippo.teams.models import AuditEntry
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory, TeamFactory

LATER = NOON + timedelta(hours=1)


def test_picking_keeps_who_and_when(workspace, manager):
    deal = LostDealFactory(workspace=workspace)

    pick_deals(deals=[deal], by=manager, at=NOON)

    assert list(Pursuit.objects.values_list("workspace", "deal", "picked_by", "picked_at")) == [
        (workspace.pk, deal.pk, manager.pk, NOON)
    ]
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["pursuit.picked"]


def test_picking_twice_is_picking_once(workspace, manager):
    deal = LostDealFactory(workspace=workspace)

    pick_deals(deals=[deal], by=manager, at=NOON)

    assert pick_deals(deals=[deal], by=manager, at=LATER) == []
    assert Pursuit.objects.count() == 1


def test_picking_passes_over_deals_that_are_not_lost_or_not_seen(workspace, manager):
    elsewhere = LostDealFactory(workspace=workspace, team=TeamFactory(workspace=workspace))
    deals = [DealFactory(workspace=workspace), elsewhere, LostDealFactory()]

    assert pick_deals(deals=deals, by=manager, at=NOON) == []


def test_a_rep_picks_own_deals_and_those_of_nobody(workspace, rep):
    colleague = MemberFactory(workspace=workspace)
    own, nobodys, another = (LostDealFactory(workspace=workspace, owner=owner) for owner in (rep, None, colleague))

    picked = pick_deals(deals=[own, nobodys, another], by=rep, at=NOON)

    assert {pursuit.deal for pursuit in picked} == {own, nobodys}


def test_what_may_be_picked_is_asked_of_many_as_of_one(workspace, rep, manager):
    owners = (rep, None, MemberFactory(workspace=workspace))
    deals = [LostDealFactory(workspace=workspace, owner=owner) for owner in owners]

    for member in (rep, manager):
        assert deals_to_pick(member) == {deal.pk for deal in deals if may_pick(member, deal)}


def test_nobody_picks_more_than_can_be_done_with_care(workspace, manager):
    deals = [LostDealFactory(workspace=workspace)] * 21

    with pytest.raises(TooManyAtOnce):
        pick_deals(deals=deals, by=manager, at=NOON)


def test_ending_twice_is_ending_once(workspace, manager):
    (pursuit,) = pick_deals(deals=[LostDealFactory(workspace=workspace)], by=manager, at=NOON)

    end_pursuit(pursuit=pursuit, by=manager, at=LATER)
    end_pursuit(pursuit=pursuit, by=manager, at=LATER + timedelta(hours=1))

    assert (pursuit.ended_by, pursuit.ended_at) == (manager, LATER)
    assert AuditEntry.objects.filter(action="pursuit.ended").count() == 1


def test_a_rep_does_not_end_what_is_anothers(workspace, manager, rep):
    owner = MemberFactory(workspace=workspace)
    (pursuit,) = pick_deals(deals=[LostDealFactory(workspace=workspace, owner=owner)], by=manager, at=NOON)

    with pytest.raises(NotYoursToEnd):
        end_pursuit(pursuit=pursuit, by=rep, at=LATER)
    with pytest.raises(NotYoursToEnd):
        resume_pursuit(pursuit=pursuit, by=rep, at=LATER)


def test_an_ended_pursuit_is_resumed_unless_it_was_picked_anew(workspace, manager):
    deal = LostDealFactory(workspace=workspace)
    (first,) = pick_deals(deals=[deal], by=manager, at=NOON)
    end_pursuit(pursuit=first, by=manager, at=LATER)
    assert resume_pursuit(pursuit=first, by=manager, at=LATER).ended_at is None

    end_pursuit(pursuit=first, by=manager, at=LATER)
    pick_deals(deals=[deal], by=manager, at=LATER)

    assert resume_pursuit(pursuit=first, by=manager, at=LATER).ended_at == LATER


def test_pursuits_of_a_member_are_picked_by_them_or_of_their_deals(workspace, manager, rep):
    of_rep, of_nobody = LostDealFactory(workspace=workspace, owner=rep), LostDealFactory(workspace=workspace)
    pick_deals(deals=[of_rep, of_nobody], by=manager, at=NOON)

    assert {pursuit.deal for pursuit in pursuits_of(rep)} == {of_rep}
    assert {pursuit.deal for pursuit in pursuits_of(manager)} == {of_rep, of_nobody}
    assert picked_deals(rep) == {of_rep.pk, of_nobody.pk}


def test_picking_keeps_the_order_in_which_deals_were_named(workspace, manager):
    first, second, third = LostDealFactory.create_batch(3, workspace=workspace)

    pick_deals(deals=[third, first, second, third], by=manager, at=NOON)

    assert [pursuit.deal for pursuit in pursuits_of(manager)] == [third, first, second]
