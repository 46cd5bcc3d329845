"""掘り起こし: the list, its orders, picking from its top, and the workbook."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from atoippo.pursuits.models import Pursuit
from workplace import LostDealFactory, MemberFactory


def names_of(response):
    return [candidate.deal for candidate in response.context["pages"]]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_number_of_queries(number, client_of, workspace, manager, django_assert_num_queries):
    LostDealFactory.create_batch(number, workspace=workspace)
    client = client_of(manager)
    client.get(reverse("revival:list"))

    with django_assert_num_queries(8):
        response = client.get(reverse("revival:list"))

    assert len(names_of(response)) == number


@pytest.mark.parametrize(
    ("order", "expected"),
    [("amount", ["大", "中", "小"]), ("lost", ["小", "大", "中"]), ("reach", ["中", "大", "小"]), ("none", None)],
)
def test_the_list_comes_in_the_order_asked_for(order, expected, client_of, workspace, manager):
    LostDealFactory(workspace=workspace, name="中", amount_yen=200, closed_on=date(2025, 1, 1), reach=6)
    LostDealFactory(workspace=workspace, name="大", amount_yen=300, closed_on=date(2025, 6, 1), reach=4)
    LostDealFactory(workspace=workspace, name="小", amount_yen=100, closed_on=date(2025, 9, 1), reach=2)
    client = client_of(manager)
    worthwhile = names_of(client.get(reverse("revival:list")))

    response = client.get(reverse("revival:list"), {"order": order})

    assert names_of(response) == (expected or worthwhile)


def test_picking_takes_the_top_of_the_list_as_it_is_shown(client_of, workspace, manager):
    deals = [LostDealFactory(workspace=workspace, amount_yen=n * 1_000_000) for n in range(1, 8)]

    client_of(manager).post(reverse("revival:pick"), {"count": "5", "order": "amount"})

    assert set(Pursuit.objects.values_list("deal", flat=True)) == {deal.pk for deal in deals[2:]}


def test_picking_again_takes_the_next(client_of, workspace, manager):
    LostDealFactory.create_batch(7, workspace=workspace)
    client = client_of(manager)

    for _ in range(3):
        response = client.post(reverse("revival:pick"), {"count": "5"}, follow=True)

    assert Pursuit.objects.count() == 7
    assert [str(message) for message in response.context["messages"]] == [
        "選べる商談がありません。『今日』に入っているものは、二度は選びません。"
    ]


def test_a_rep_picks_only_own_deals(client_of, workspace, rep):
    own = LostDealFactory(workspace=workspace, owner=rep)
    LostDealFactory.create_batch(3, workspace=workspace, owner=MemberFactory(workspace=workspace))

    client_of(rep).post(reverse("revival:pick"), {"count": "5"})

    assert list(Pursuit.objects.values_list("deal", flat=True)) == [own.pk]


def test_an_odd_number_of_picks_is_refused(client_of, workspace, manager):
    LostDealFactory(workspace=workspace)

    client_of(manager).post(reverse("revival:pick"), {"count": "500"})

    assert not Pursuit.objects.exists()


@pytest.mark.parametrize(("ticked", "has_names"), [({}, False), ({"names": "1"}, True)])
def test_the_workbook_names_reps_only_when_ticked(ticked, has_names, client_of, workspace, manager):
    LostDealFactory(workspace=workspace, owner=MemberFactory(workspace=workspace, display_name="西尾 拓海"))

    response = client_of(manager).get(reverse("revival:workbook"), ticked)

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()
    assert any("西尾 拓海" in row for row in sheet) is has_names
    assert len(sheet) == 2


def test_an_empty_list_says_what_to_do(client_of, manager):
    response = client_of(manager).get(reverse("revival:list"))

    assert response.context["revival"].candidates == ()
    assert "失注を含む案件一覧を取り込むと、ここに並びます" in response.content.decode()


def test_today_shows_what_was_picked_in_the_order_of_the_list(client_of, workspace, manager):
    amounts = [3, 9, 1, 7, 5, 8, 2]
    for amount in amounts:
        LostDealFactory(workspace=workspace, amount_yen=amount * 1_000_000)

    response = client_of(manager).post(reverse("revival:pick"), {"count": "10", "order": "amount"}, follow=True)

    shown = [entry.card.pursuit.deal.amount_yen // 1_000_000 for entry in response.context["today"].entries]
    assert shown == sorted(amounts, reverse=True)[:5]
