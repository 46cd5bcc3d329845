"""Japanese by default, English by a switch that a cookie remembers."""

from __future__ import annotations

import pytest
from django.urls import reverse

SIGN_IN = "/accounts/login/"


@pytest.fixture
def english(client):
    """Return a browser whose reader chose English."""
    client.post(reverse("language"), {"language": "en"})
    return client


def test_japanese_is_spoken_whatever_the_browser_prefers(client, db):
    response = client.get(SIGN_IN, headers={"accept-language": "en"})

    assert response.headers["Content-Language"] == "ja"
    assert '<html lang="ja">' in response.text


def test_english_is_remembered(english, db):
    response = english.get(SIGN_IN)

    assert response.headers["Content-Language"] == "en"
    assert '<html lang="en">' in response.text


def test_japanese_comes_back(english, db):
    english.post(reverse("language"), {"language": "ja"})

    assert english.get(SIGN_IN).headers["Content-Language"] == "ja"


def test_an_unknown_language_is_japanese(client, db):
    client.post(reverse("language"), {"language": "tlh"})

    assert client.cookies["atoippo_language"].value == "ja"


def test_the_cookie_is_not_for_scripts(english):
    cookie = english.cookies["atoippo_language"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 24 * 60 * 60)


def test_the_switch_returns_to_the_page_of_the_form(client):
    response = client.post(reverse("language"), {"language": "en", "next": "/deals/?q=さくら"})

    assert response.headers["Location"] == "/deals/?q=%E3%81%95%E3%81%8F%E3%82%89"


def test_the_switch_returns_to_where_the_browser_is(client):
    here = "http://testserver/deals/?page=2"

    response = client.post(reverse("language"), {"language": "en", "next": "/deals/"}, headers={"referer": here})

    assert response.headers["Location"] == here


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(client, address):
    response = client.post(reverse("language"), {"language": "en", "next": address}, headers={"referer": address})

    assert response.headers["Location"] == "/"


def test_looking_at_the_switch_chooses_nothing(client):
    response = client.get(reverse("language"), {"language": "en"})

    assert (response.status_code, set(client.cookies) - {"atoippo_csrf"}) == (405, set())
