"""The page of 今日, with every kind of card."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.conditions.models import Condition
from atoippo.deals.models import Continuation
from atoippo.pursuits.models import Pursuit
from workplace import DealFactory, LostDealFactory


def furnish(rep):
    """Let the day bring back an open deal, a lost one and one that was picked."""
    today = timezone.localdate()
    now = datetime.combine(today, time(), UTC) - timedelta(hours=10)
    told = {"workspace": rep.workspace, "noted_at": now - timedelta(days=90)}
    thinking, waiting, picked = (
        make(workspace=rep.workspace, owner=rep) for make in (DealFactory, *[LostDealFactory] * 2)
    )
    Continuation.objects.create(
        deal=thinking, ask_again_on=today, words="社内で相談中とのこと", noted_by=rep, submission="a", **told
    )
    Condition.objects.create(
        deal=waiting, loss=waiting.losses.get(), kind="timing", words="来期予算化", due_on=today, origin="rep", **told
    )
    Pursuit.objects.create(workspace=rep.workspace, deal=picked, picked_by=rep, picked_at=now)


def test_every_kind_of_card_is_drawn(rep, client_of):
    furnish(rep)

    page = client_of(rep).get(reverse("today:show")).content.decode()

    shown = ("社内で相談中とのこと", "来期予算化", "このお客様にご連絡する", "まだ続いている", "今回は送らない")
    assert [page.count(words) for words in shown] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize("sets", [1, 3])
def test_the_page_asks_the_same_number_of_queries(sets, rep, client_of, django_assert_num_queries):
    for _ in range(sets):
        furnish(rep)
    client = client_of(rep)
    client.get(reverse("today:show"))

    with django_assert_num_queries(20):
        client.get(reverse("today:show"))
