"""The mails about a deal, on its page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mail.desk import Desk
from workplace import MemberFactory


@pytest.fixture
def desk(rep, manager):
    return Desk(rep, manager)


def page_of(client_of, desk, member=None):
    return client_of(member or desk.rep).get(reverse("deals:show", args=[desk.deal.pk])).text


def offers_thanks(client_of, desk, member=None):
    return reverse("letters:thanks", args=[desk.deal.losses.get().pk]) in page_of(client_of, desk, member)


def lost_on(desk, day):
    type(desk.deal).objects.update(closed_on=day)


def test_the_page_leads_to_each_mail(client_of, desk):
    letter = desk.draft()

    assert reverse("letters:show", args=[letter.pk]) in page_of(client_of, desk)


@pytest.mark.parametrize(("days", "offered"), [(0, True), (60, True), (61, False)])
def test_thanks_are_offered_while_they_are_timely(client_of, desk, days, offered):
    lost_on(desk, timezone.localdate() - timedelta(days=days))

    assert offers_thanks(client_of, desk) == offered


def test_thanks_are_offered_once(client_of, desk):
    lost_on(desk, timezone.localdate())
    desk.draft(f"loss:{desk.deal.losses.get().pk}:thanks")

    assert not offers_thanks(client_of, desk)


def test_thanks_are_offered_to_who_may_write_them(client_of, desk):
    lost_on(desk, timezone.localdate())
    colleague = MemberFactory(workspace=desk.workspace)

    assert [offers_thanks(client_of, desk, member) for member in (colleague, desk.manager)] == [False, True]
