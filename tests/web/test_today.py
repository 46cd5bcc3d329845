"""今日 opens for a member and asks others to sign in."""

from __future__ import annotations

from django.urls import reverse


def test_today_opens_for_a_member(client_of, rep):
    assert client_of(rep).get(reverse("today:show")).status_code == 200


def test_today_asks_a_stranger_to_sign_in(client, db):
    assert client.get(reverse("today:show")).headers["Location"] == "/accounts/login/?next=/"
