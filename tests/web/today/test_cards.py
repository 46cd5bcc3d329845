"""今日: the greeting, at most five cards, whom the day brings back, and for a rep without any a loss of the own."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from atoippo.conditions.models import Condition
from atoippo.deals.models import Continuation
from atoippo.mail.models import Suppression
from atoippo.pursuits.models import Pursuit
from atoippo.values.language import Language, say
from atoippo.web.today.cards import today_of
from atoippo.web.today.done import done_today
from atoippo.web.today.due import asks_due, conditions_due
from workplace import NOON, TODAY, ContactFactory, DealFactory, LostDealFactory

TOKYO = ZoneInfo("Asia/Tokyo")
LOCAL_NOON = NOON.astimezone(TOKYO)
LONG_AGO = TODAY - timedelta(days=200)  # nobody is asked about it any more


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "おはようございます"), (12, "こんにちは"), (19, "おつかれさまです")]
)
def test_the_greeting_fits_the_hour(hour, greeting, rep):
    now = NOON.astimezone(TOKYO).replace(hour=hour)

    assert str(today_of(rep, now=now).greeting) == f"{greeting}、山田さん。"


def test_at_most_five_cards_are_shown(workspace, rep):
    for n, deal in enumerate(LostDealFactory.create_batch(7, workspace=workspace, owner=rep)):
        picked_at = NOON + timedelta(minutes=n)
        Pursuit.objects.create(workspace=workspace, deal=deal, picked_by=rep, picked_at=picked_at)

    today = today_of(rep, now=NOON.astimezone(TOKYO))

    assert (len(today.entries), today.further, str(today.told)) == (5, 2, "今日のご連絡は7件です。")


def test_a_rep_without_picks_sees_the_newest_own_loss(workspace, rep):
    LostDealFactory(workspace=workspace)
    own = LostDealFactory(workspace=workspace, owner=rep, closed_on=LONG_AGO)

    today = today_of(rep, now=NOON.astimezone(TOKYO))

    assert (today.own_loss, str(today.told)) == (own, "今日のご連絡はありません。")


def test_an_own_loss_without_a_day_does_not_pass_for_the_newest(workspace, rep):
    dated = LostDealFactory(workspace=workspace, owner=rep, closed_on=LONG_AGO)
    LostDealFactory(workspace=workspace, owner=rep, closed_on=None)

    assert today_of(rep, now=NOON.astimezone(TOKYO)).own_loss == dated


def test_whom_the_day_brings_back_comes_before_what_was_picked(workspace, rep):
    picked, waits = LostDealFactory.create_batch(2, workspace=workspace, owner=rep)
    Pursuit.objects.create(workspace=workspace, deal=picked, picked_by=rep, picked_at=NOON)
    condition(waits, due_on=TODAY)
    thinking = DealFactory(workspace=workspace, owner=rep)
    goes_on(thinking, rep, ask_again_on=TODAY)

    today = today_of(rep, now=NOON.astimezone(TOKYO))

    assert [entry.template for entry in today.entries] == [
        "today/ask_again.html",
        "today/condition.html",
        "pursuits/card.html",
    ]


def test_only_the_newest_word_about_an_open_deal_counts(workspace, rep):
    deal = DealFactory(workspace=workspace, owner=rep)
    goes_on(deal, rep, ask_again_on=TODAY)
    goes_on(deal, rep, ask_again_on=TODAY + timedelta(days=30))

    assert asks_due(rep, today=TODAY) == []
    assert [ask.deal for ask in asks_due(rep, today=TODAY + timedelta(days=30))] == [deal]


@pytest.mark.parametrize(
    "fields", [{"due_on": TODAY + timedelta(days=1)}, {"due_on": None}, {"may_prompt": False}, {"withdrawn_at": NOON}]
)
def test_a_condition_that_is_not_due_or_no_invitation_brings_nobody_back(fields, workspace, rep):
    condition(LostDealFactory(workspace=workspace, owner=rep), **{"due_on": TODAY, **fields})

    assert conditions_due(rep, now=LOCAL_NOON) == []


def test_a_condition_leaves_when_somebody_takes_it_up(workspace, rep):
    deal = LostDealFactory(workspace=workspace, owner=rep)
    due = condition(deal, due_on=TODAY)
    before = [woken.condition for woken in conditions_due(rep, now=LOCAL_NOON)]
    Pursuit.objects.create(workspace=workspace, deal=deal, picked_by=rep, picked_at=NOON, ended_by=rep, ended_at=NOON)

    assert (before, conditions_due(rep, now=LOCAL_NOON)) == ([due], [])


def test_the_day_tells_what_was_done_and_not_what_files_brought(workspace, rep):
    deal = LostDealFactory(workspace=workspace, owner=rep, recorded_by=rep)
    deal.losses.update(recorded_at=NOON, submission="form")
    LostDealFactory(workspace=workspace, recorded_by=rep).losses.update(recorded_at=NOON, submission="file:1")
    goes_on(DealFactory(workspace=workspace, owner=rep), rep, ask_again_on=TODAY)

    done = done_today(rep, now=NOON.astimezone(TOKYO))

    assert [str(part) for part in done.parts] == ["記録2件"]
    assert done_today(rep, now=NOON.astimezone(TOKYO) + timedelta(days=1)).parts == []


def condition(deal, **fields):
    """Let a deal wait for something that the rep was told."""
    told = {"kind": "timing", "origin": "rep", "noted_at": NOON - timedelta(days=90)}
    return Condition.objects.create(workspace=deal.workspace, deal=deal, loss=deal.losses.get(), **{**told, **fields})


def goes_on(deal, rep, *, ask_again_on):
    """Let the rep have said that an open deal goes on."""
    told = {"noted_by": rep, "noted_at": NOON, "submission": f"{deal.continuations.count()}"}
    Continuation.objects.create(workspace=deal.workspace, deal=deal, ask_again_on=ask_again_on, **told)


def test_a_fresh_own_loss_is_asked_about_once(workspace, rep):
    LostDealFactory.create_batch(2, workspace=workspace, owner=rep)

    today = today_of(rep, now=NOON.astimezone(TOKYO))

    assert (today.own_loss, today.unfinished.further, today.is_empty) == (None, 1, False)


def test_a_day_without_anything_is_empty(rep):
    assert today_of(rep, now=NOON.astimezone(TOKYO)).is_empty


def test_a_condition_picked_before_it_was_noted_still_wakes_its_deal(workspace, rep):
    deal = LostDealFactory(workspace=workspace, owner=rep)
    at = NOON - timedelta(days=100)
    Pursuit.objects.create(workspace=workspace, deal=deal, picked_by=rep, picked_at=at, ended_by=rep, ended_at=at)
    due = condition(deal, due_on=TODAY)

    assert [woken.condition for woken in conditions_due(rep, now=LOCAL_NOON)] == [due]


@pytest.mark.parametrize(
    ("kind", "due_on", "why"),
    [
        ("timing", TODAY, "2026年4月1日（水）ごろならご連絡してよいとうかがっています。"),
        (
            "contract",
            TODAY + timedelta(days=180),
            "いまのご契約は2026年9月28日（月）ごろまでとうかがっています。次をお考えになる頃です。",
        ),
        ("budget", TODAY, "ご予算は2026年4月1日（水）ごろに決まるとうかがっています。"),
        ("people", TODAY, "2026年4月1日（水）ごろに「組織・人」の動きがありそうだとうかがっています。"),
    ],
)
def test_each_kind_of_condition_says_its_own_why(kind, due_on, why, workspace, rep):
    condition(LostDealFactory(workspace=workspace, owner=rep), kind=kind, due_on=due_on)

    assert [say(woken.why, Language.JA) for woken in conditions_due(rep, now=LOCAL_NOON)] == [why]


def test_what_the_customer_said_by_the_form_counts_before_what_a_rep_noted(workspace, rep):
    deal = LostDealFactory(workspace=workspace, owner=rep)
    condition(deal, due_on=TODAY)
    condition(deal, due_on=TODAY + timedelta(days=90), origin="form", noted_at=NOON - timedelta(days=30))

    assert conditions_due(rep, now=LOCAL_NOON) == []


@pytest.mark.parametrize(
    ("reason", "days", "is_left_alone"), [("not_before", 1, True), ("not_before", 0, False), ("bounced", 1, False)]
)
def test_who_asked_for_quiet_is_left_alone(reason, days, is_left_alone, workspace, rep):
    contact = ContactFactory(company__workspace=workspace)
    condition(LostDealFactory(workspace=workspace, owner=rep, contact=contact), due_on=TODAY)
    until = NOON + timedelta(days=days)
    Suppression.objects.create(workspace=workspace, contact=contact, reason=reason, until=until, noted_at=NOON)

    assert (conditions_due(rep, now=LOCAL_NOON) == []) is is_left_alone
