"""Signing in and out: by address and password, back to the page that was asked for, never to a foreign one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from workplace import PASSWORD, UserFactory

SIGN_IN = "/accounts/login/"
WRONG = "メールアドレスかパスワードが合いません。大文字・小文字も確かめて、もう一度お試しください。"
STOPPED = "続けて何度も試されたため、いったん止めています。5分ほどおいてお試しください。"


def errors_of(response):
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def test_a_member_signs_in_and_reaches_today(client, rep):
    response = client.post(SIGN_IN, {"login": rep.user.email, "password": PASSWORD})

    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(rep.user.pk)


def test_the_address_may_be_typed_in_any_case(client, rep):
    response = client.post(SIGN_IN, {"login": rep.user.email.upper(), "password": PASSWORD})

    assert response.status_code == 302


def test_the_page_asked_for_comes_after_signing_in(client, rep):
    asked = client.get("/design/?page=2").headers["Location"]
    form = client.get(asked)

    response = client.post(SIGN_IN, {"login": rep.user.email, "password": PASSWORD, "next": "/design/?page=2"})

    assert '<input type="hidden" name="next" value="/design/?page=2"' in form.text
    assert response.headers["Location"] == "/design/?page=2"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client, rep, address):
    response = client.post(SIGN_IN, {"login": rep.user.email, "password": PASSWORD, "next": address})

    assert response.headers["Location"] == "/"


@pytest.mark.parametrize("login", ["person@example.jp", "nobody@example.jp"])
def test_a_wrong_password_and_an_unknown_address_sound_the_same(client, db, login):
    UserFactory(email="person@example.jp")

    response = client.post(SIGN_IN, {"login": login, "password": "wrong"})

    assert errors_of(response) == [WRONG]


def test_an_empty_form_says_what_is_missing(client, db):
    response = client.post(SIGN_IN, {})

    assert errors_of(response) == ["メールアドレスを入力してください。", "パスワードを入力してください。"]


def test_many_wrong_passwords_stop_further_ones_for_a_while(client, rep):
    for _ in range(10):
        client.post(SIGN_IN, {"login": rep.user.email, "password": "wrong"})

    response = client.post(SIGN_IN, {"login": rep.user.email, "password": PASSWORD})

    assert errors_of(response) == [STOPPED]


def test_somebody_who_was_closed_out_learns_whom_to_ask(client, rep):
    type(rep.user).objects.filter(pk=rep.user.pk).update(is_active=False)

    response = client.post(SIGN_IN, {"login": rep.user.email, "password": PASSWORD})

    assert (response.status_code, response.headers["Location"]) == (302, reverse("account_inactive"))
    assert "サインインできません｜Atoippo" in client.get(reverse("account_inactive")).text


def test_signing_out_is_asked_first_and_done_by_the_button(client_of, rep):
    browser = client_of(rep)

    asked = browser.get(reverse("account_logout"))
    still_in = "_auth_user_id" in browser.session
    done = browser.post(reverse("account_logout"))

    assert (asked.status_code, still_in) == (200, True)
    assert (done.headers["Location"], "_auth_user_id" in browser.session) == (SIGN_IN, False)


def test_the_session_lasts_thirty_days(client, rep):
    client.post(SIGN_IN, {"login": rep.user.email, "password": PASSWORD})

    assert client.session.get_expiry_age() == 30 * 24 * 60 * 60


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_signs_up_by_themselves(client, db, method):
    response = getattr(client, method)(reverse("account_signup"), {"email": "new@example.jp", "password1": PASSWORD})

    assert response.status_code == {"get": 200, "post": 405}[method]


def test_no_other_page_of_allauth_is_there(client, db):
    paths = (
        "email/",
        "confirm-email/",
        "password/set/",
        "reauthenticate/",
        "login/code/confirm/",
        "signup/passkey/",
        "",
    )

    assert [client.get(f"/accounts/{path}").status_code for path in paths] == [404] * len(paths)
