"""Who comes in, in which of their workspaces."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.teams.models import Role
from atoippo.web.doors import SESSION_KEY
from workplace import MemberFactory


def test_a_part_of_a_page_sends_a_stranger_to_sign_in_and_back(client, db):
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/design/?page=2"}

    response = client.get(reverse("design:show"), headers=headers)

    assert response.headers["HX-Redirect"] == "/accounts/login/?next=/design/%3Fpage%3D2"


@pytest.mark.parametrize(
    ("came_from", "back_to"),
    [
        ("http://testserver/deals/?q=%E7%A8%9F%E8%AD%B0", "/deals/%3Fq%3D%25E7%25A8%259F%25E8%25AD%25B0"),
        ("https://elsewhere.example/deals/", "/"),
        ("", "/"),
    ],
)
def test_who_sends_something_signs_in_and_is_back_where_it_was_sent_from(client, db, came_from, back_to):
    response = client.post(reverse("account_workspace"), headers={"referer": came_from} if came_from else {})

    assert response.headers["Location"] == f"/accounts/login/?next={back_to}"


def test_the_first_place_is_taken_when_none_was_chosen(client_of, rep):
    MemberFactory(user=rep.user)

    assert client_of(rep).get(reverse("design:show")).context["member"] == rep


def test_a_chosen_place_is_kept(client_of, rep):
    other = MemberFactory(user=rep.user, role=Role.ADMIN)
    browser = client_of(rep)

    response = browser.post(reverse("account_workspace"), {"member": other.pk})

    assert response.headers["Location"] == reverse("today:show")
    assert browser.get(reverse("design:show")).context["member"] == other


def test_the_place_of_somebody_else_is_not_found(client_of, rep, manager):
    browser = client_of(rep)

    responses = [browser.post(reverse("account_workspace"), {"member": pk}) for pk in (manager.pk, "x", "")]

    assert [response.status_code for response in responses] == [404, 404, 404]
    assert SESSION_KEY not in browser.session


def test_a_place_that_was_closed_is_left(client_of, rep):
    other = MemberFactory(user=rep.user)
    browser = client_of(rep)
    browser.post(reverse("account_workspace"), {"member": other.pk})
    type(other).objects.filter(pk=other.pk).update(is_active=False)

    assert browser.get(reverse("design:show")).context["member"] == rep
