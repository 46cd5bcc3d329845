"""追客の予定: picking, ending with a way back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.pursuits.models import Pursuit
from workplace import NOON, LostDealFactory, MemberFactory


def picked(deal, by):
    return Pursuit.objects.create(workspace=deal.workspace, deal=deal, picked_by=by, picked_at=NOON)


def test_picking_leads_to_today_with_a_card(client_of, workspace, manager):
    deal = LostDealFactory(workspace=workspace)

    response = client_of(manager).post(reverse("pursuits:pick"), {"deal": [deal.pk, "none"]}, follow=True)

    assert [entry.card.pursuit.deal for entry in response.context["today"].entries] == [deal]


def test_picking_too_many_says_so_and_picks_nothing(client_of, workspace, manager):
    deals = [deal.pk for deal in LostDealFactory.create_batch(21, workspace=workspace)]

    response = client_of(manager).post(reverse("pursuits:pick"), {"deal": deals}, follow=True)

    assert [str(message) for message in response.context["messages"]] == [
        "一度に選べるのは20件までです。数を減らして、もう一度お選びください。"
    ]
    assert not Pursuit.objects.exists()


def test_picking_what_is_picked_says_so(client_of, workspace, manager):
    pursuit = picked(LostDealFactory(workspace=workspace), manager)

    client_of(manager).post(reverse("pursuits:pick"), {"deal": [pursuit.deal_id]})

    assert list(Pursuit.objects.all()) == [pursuit]


def test_ending_can_be_undone(client_of, workspace, manager):
    pursuit = picked(LostDealFactory(workspace=workspace), manager)
    client = client_of(manager)

    page = client.post(reverse("pursuits:end", args=[pursuit.pk]), follow=True)
    way_back = [message.extra_tags for message in page.context["messages"]]
    client.post(way_back[0].removeprefix("undo:"))

    pursuit.refresh_from_db()
    assert pursuit.ended_at is None


def test_a_pick_of_another_is_not_ended(client_of, workspace, rep, manager):
    pursuit = picked(LostDealFactory(workspace=workspace, owner=MemberFactory(workspace=workspace)), manager)

    response = client_of(rep).post(reverse("pursuits:end", args=[pursuit.pk]))

    assert response.status_code == 403


def test_resuming_what_was_picked_anew_says_so(client_of, workspace, manager):
    deal = LostDealFactory(workspace=workspace)
    ended = picked(deal, manager)
    Pursuit.objects.filter(pk=ended.pk).update(ended_at=NOON, ended_by=manager)
    picked(deal, manager)

    page = client_of(manager).post(reverse("pursuits:resume", args=[ended.pk]), follow=True)

    assert [str(message) for message in page.context["messages"]] == [
        "この商談は、もう失注ではないか、あらためて選ばれています。"
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_queries(number, client_of, workspace, manager, django_assert_num_queries):
    for deal in LostDealFactory.create_batch(number, workspace=workspace):
        picked(deal, manager)
    client = client_of(manager)
    client.get(reverse("pursuits:list"))

    with django_assert_num_queries(6):
        response = client.get(reverse("pursuits:list"))

    assert len(response.context["cards"]) == number


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "-1", "٣٣"])
def test_a_number_that_no_deal_has_picks_nothing(number, client_of, workspace, manager):
    deal = LostDealFactory(workspace=workspace)

    response = client_of(manager).post(reverse("pursuits:pick"), {"deal": [number, deal.pk]})

    assert (response.status_code, Pursuit.objects.get().deal) == (302, deal)
