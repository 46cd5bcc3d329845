"""今日: the greeting, at most five cards, and for a rep without any a loss of the own."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from atoippo.pursuits.models import Pursuit
from atoippo.web.today.cards import today_of
from workplace import NOON, LostDealFactory

TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "おはようございます"), (12, "こんにちは"), (19, "おつかれさまです")]
)
def test_the_greeting_fits_the_hour(hour, greeting, rep):
    now = NOON.astimezone(TOKYO).replace(hour=hour)

    assert str(today_of(rep, now=now).greeting) == f"{greeting}、{rep.display_name}さん。"


def test_at_most_five_cards_are_shown(workspace, rep):
    for n, deal in enumerate(LostDealFactory.create_batch(7, workspace=workspace, owner=rep)):
        picked_at = NOON + timedelta(minutes=n)
        Pursuit.objects.create(workspace=workspace, deal=deal, picked_by=rep, picked_at=picked_at)

    today = today_of(rep, now=NOON.astimezone(TOKYO))

    assert (len(today.cards), today.further, str(today.told)) == (5, 2, "今日のご連絡は7件です。")


def test_a_rep_without_picks_sees_the_newest_own_loss(workspace, rep):
    LostDealFactory(workspace=workspace)
    own = LostDealFactory(workspace=workspace, owner=rep)

    today = today_of(rep, now=NOON.astimezone(TOKYO))

    assert (today.own_loss, str(today.told)) == (own, "今日のご連絡はありません。")


def test_an_own_loss_without_a_day_does_not_pass_for_the_newest(workspace, rep):
    dated = LostDealFactory(workspace=workspace, owner=rep)
    LostDealFactory(workspace=workspace, owner=rep, closed_on=None)

    assert today_of(rep, now=NOON.astimezone(TOKYO)).own_loss == dated
