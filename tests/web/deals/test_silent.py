"""返事のない商談: why each is listed, and what one tap records."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.deals.models import Continuation, Deal
from atoippo.values.outcome import Outcome
from atoippo.values.periods import add_months
from atoippo.web.deals.silent import silent_cards
from workplace import DealFactory, LostDealFactory, MemberFactory

MONDAY = date(2026, 4, 6)


def quiet_deal(rep, **fields):
    """Make an open deal of the rep that began two years before it is looked at."""
    began = timezone.localdate() - timedelta(days=730)
    return DealFactory(workspace=rep.workspace, owner=rep, **{"opened_on": began, "reach": 3, **fields})


def say(client, deal, **said):
    """Say that a deal goes on."""
    return client.post(reverse("deals:goes_on", args=[deal.pk]), {"submission": "token", **said})


def test_the_tab_says_why_each_is_listed_and_how_many_are_won(rep, client_of):
    quiet_deal(rep)
    DealFactory(workspace=rep.workspace, outcome=Outcome.WON, turns=1)

    page = client_of(rep).get(reverse("deals:list"), {"outcome": "silent"}).content.decode()

    assert page.count("730日動きがありません（終わった商談がまだ少ないため、1年を目安にしています）。") == 1
    assert page.count("受注率 100%（受注1件・失注0件）　返事のない商談1件も失注と数えると 50%") == 1
    assert page.count("失注として記録する") == 1


def test_the_loss_form_begins_with_the_words_that_put_the_answer_off(rep, client_of):
    deal, client = quiet_deal(rep, note="検討しますとのこと"), client_of(rep)

    page = client.get(reverse("deals:list"), {"outcome": "silent"}).content.decode()

    address = f"{reverse('losing:lose', args=[deal.pk])}?{urlencode({'quote': '検討しますとのこと'})}"
    assert page.count(f'href="{address}"') == 1
    assert client.get(address).context["form"]["quote"].value() == "検討しますとのこと"


@pytest.mark.parametrize("count", [1, 3])
def test_the_tab_asks_the_same_number_of_queries(count, rep, client_of, django_assert_num_queries):
    for _ in range(count):
        quiet_deal(rep)
    client = client_of(rep)
    client.get(reverse("deals:list"), {"outcome": "silent"})

    with django_assert_num_queries(15):
        client.get(reverse("deals:list"), {"outcome": "silent"})


@pytest.mark.parametrize(("said", "months"), [({"months": "1"}, 1), ({"months": "6"}, 6), ({}, 1)])
def test_one_tap_says_that_a_deal_goes_on_and_when_to_ask_again(said, months, rep, client_of):
    deal = quiet_deal(rep)

    say(client_of(rep), deal, **said)

    told = Continuation.objects.get(deal=deal)
    day = rep.workspace.calendar.business_day_on_or_after(add_months(timezone.localdate(), months))
    assert (told.noted_by, told.ask_again_on) == (rep, day)


def test_a_second_tap_says_nothing_again(rep, client_of):
    deal, client = quiet_deal(rep), client_of(rep)

    for _ in range(2):
        say(client, deal, months="3")

    assert Continuation.objects.count() == 1


@pytest.mark.parametrize("day", ["2020-01-01", "2199-01-01", "9999-12-31"])
def test_a_day_that_is_no_plan_is_told_and_nothing_is_kept(day, rep, client_of):
    client = client_of(rep)

    say(client, quiet_deal(rep), day=day)

    assert Continuation.objects.count() == 0
    assert client.get(reverse("deals:list")).content.decode().count("明日から3年先までの日付を選んでください。") == 1


def test_a_lost_deal_stays_lost(rep, client_of):
    deal = LostDealFactory(workspace=rep.workspace, owner=rep)

    say(client_of(rep), deal, months="1")

    assert (Continuation.objects.count(), Deal.objects.get(pk=deal.pk).is_lost) == (0, True)


def test_another_reps_deal_is_not_theirs_to_say(rep, client_of):
    deal = quiet_deal(rep)

    response = say(client_of(MemberFactory(workspace=rep.workspace)), deal, months="1")

    assert (response.status_code, Continuation.objects.count()) == (403, 0)


@pytest.mark.parametrize(("today", "count"), [(MONDAY, 3), (MONDAY + timedelta(days=1), 0)])
def test_on_the_first_business_day_of_a_week_at_most_three_are_asked_about(today, count, rep):
    DealFactory.create_batch(4, workspace=rep.workspace, owner=rep, opened_on=date(2020, 1, 1))

    assert len(silent_cards(rep, today=today)) == count


def test_after_a_monday_off_tuesday_is_the_first(rep):
    DealFactory(workspace=rep.workspace, owner=rep, opened_on=date(2020, 1, 1))

    assert [len(silent_cards(rep, today=date(2026, 7, day))) for day in (20, 21)] == [0, 1]  # 海の日
