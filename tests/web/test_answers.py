"""What every answer gets: no cache keeps a member's page, and a refused method has words."""

from __future__ import annotations

import pytest
from django.urls import reverse

from workplace import LostDealFactory

ONLY_POSTED = reverse("revival:pick")
PRIVATE = "private, no-store"


@pytest.mark.parametrize(
    "name", ["today:show", "deals:list", "deals:export", "revival:workbook", "account_change_password", "settings:show"]
)
def test_what_a_member_reads_is_kept_in_no_cache(client_of, admin, name):
    LostDealFactory(workspace=admin.workspace)

    response = client_of(admin).get(reverse(name))

    assert (response.status_code, response.headers["Cache-Control"]) == (200, PRIVATE)


def test_pages_that_are_not_there_and_the_way_out_are_kept_in_no_cache_either(client_of, admin):
    browser = client_of(admin)

    answers = [browser.get("/none-such/"), browser.post(reverse("account_logout"))]

    assert [(answer.status_code, answer.headers["Cache-Control"]) for answer in answers] == [
        (404, PRIVATE),
        (302, PRIVATE),
    ]


@pytest.mark.django_db
def test_what_strangers_read_may_be_kept(client):
    assert "Cache-Control" not in client.get(reverse("account_signup")).headers


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "このアドレスは、そのままでは開けません｜Atoippo"),
        ("en", "This address does not open by itself | Atoippo"),
    ],
)
def test_a_refused_method_is_told_in_words(client_of, admin, language, words):
    browser = client_of(admin)
    browser.cookies["atoippo_language"] = language

    response = browser.get(ONLY_POSTED)

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert f"<title>{words}</title>" in response.text


def test_a_refused_method_leads_a_stranger_to_sign_in(client, db):
    assert client.get(reverse("language")).status_code == 405
