"""カレンダー: the year's rules, own days, and what comes of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from atoippo.teams.models import CalendarDay, Role, Workspace
from workplace import TODAY, MemberFactory

CALENDAR, ADD = reverse("settings:calendar"), reverse("settings:add_day")


def test_the_year_is_set(client_of, workspace, admin):
    client_of(admin).post(CALENDAR, {"fiscal_year_starts_in": 10, "closes_at_new_year": "on"})

    kept = Workspace.objects.get(pk=workspace.pk)
    assert (kept.fiscal_year_starts_in, kept.closes_at_new_year, kept.closes_at_obon) == (10, True, False)


def test_a_wrong_month_is_told_at_the_field(client_of, admin):
    response = client_of(admin).post(CALENDAR, {"fiscal_year_starts_in": 13})

    assert list(response.context["form"].errors) == ["fiscal_year_starts_in"]


def test_a_day_is_added_and_shows_in_the_next_closures(client_of, workspace, admin):
    day = timezone.localdate() + timedelta(days=40)
    browser = client_of(admin)

    browser.post(ADD, {"day": day.isoformat(), "is_open": "closed", "note": "創立記念日"})

    runs = browser.get(CALENDAR).context["runs"]
    assert [run for run in runs if run.first_day <= day <= run.last_day] != []
    assert CalendarDay.objects.get().note == "創立記念日"


def test_a_day_is_opened(client_of, workspace, admin):
    client_of(admin).post(ADD, {"day": "2026-05-02", "is_open": "open"})

    assert list(CalendarDay.objects.values_list("workspace", "is_open")) == [(workspace.pk, True)]


def test_a_wrong_day_is_told_at_the_field(client_of, admin):
    response = client_of(admin).post(ADD, {"day": "昨日", "is_open": "open"})

    assert list(response.context["day_form"].errors) == ["day"]


def test_a_day_is_removed_by_admins_of_the_workspace(client_of, workspace, manager, admin):
    marked = CalendarDay.objects.create(workspace=workspace, day=TODAY, is_open=False)
    visitors = [manager, MemberFactory(role=Role.ADMIN), admin]
    remove = reverse("settings:remove_day", args=[marked.pk])

    answers = [client_of(visitor).post(remove).status_code for visitor in visitors]

    assert (answers, CalendarDay.objects.count()) == ([403, 404, 302], 0)


@pytest.mark.parametrize("days", [1, 3])
def test_the_page_asks_the_same_number_of_queries(client_of, workspace, admin, days, django_assert_num_queries):
    for number in range(days):
        CalendarDay.objects.create(workspace=workspace, day=TODAY + timedelta(days=number), is_open=False)
    browser = client_of(admin)

    with django_assert_num_queries(5):
        response = browser.get(CALENDAR)

    assert len(response.context["days"]) == days


def test_a_look_at_what_a_form_was_sent_to_leads_to_its_page(client_of, admin):
    browser, address = client_of(admin), reverse("settings:add_day")
    refused = browser.post(address, {"day": ""})

    looked = browser.get(address)  # as a reload, the language switch or a new sign-in do

    assert (refused.status_code, looked.status_code) == (200, 302)
    assert looked.headers["Location"] == reverse("settings:calendar")
