from __future__ import annotations

from django.urls import reverse

from web.imports.runs import NOTHING_TAKEN, inspected, over
from workplace import MemberFactory, Role, TeamFactory


def today(client):
    """Open 今日."""
    return client.get(reverse("today:show"))


def test_today_asks_a_manager_what_to_begin_with(client_of, manager):
    response = today(client_of(manager))

    assert next(template.name for template in response.templates) == "first_run/begin.html"
    assert (response.context["under_way"], response.context["in_sample"]) == (None, False)


def test_today_tells_a_rep_who_can_begin(client_of, rep):
    assert next(template.name for template in today(client_of(rep)).templates) == "first_run/waiting.html"


def test_today_leads_on_with_a_file_that_waits(client_of, manager):
    intake = inspected(manager)

    assert today(client_of(manager)).context["under_way"] == intake


def test_today_says_when_the_deals_are_of_other_teams(client_of, workspace):
    outsider = MemberFactory(workspace=workspace, role=Role.MANAGER, teams=[TeamFactory(workspace=workspace)])
    over(outsider)
    client = client_of(outsider)

    response = client.get(reverse("first_run:findings"), follow=True)

    assert (response.redirect_chain, response.context["is_elsewhere"]) == ([(reverse("today:show"), 302)], True)


def test_today_leads_back_to_an_import_that_brought_no_deal(client_of, manager):
    intake = over(manager, NOTHING_TAKEN)

    context = today(client_of(manager)).context

    assert (context["is_elsewhere"], context["under_way"]) == (False, intake)
