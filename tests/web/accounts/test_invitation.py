"""The page behind an invitation's link."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from atoippo.teams.actions import invite
from atoippo.teams.models import Invitation, Member, Role, User
from atoippo.web.doors import SESSION_KEY
from workplace import NOON, PASSWORD, MemberFactory, UserFactory

EMAIL = "hanako@example.jp"
SOON = NOON.replace(year=2990)  # the page asks the clock; this link opens for long
WELCOME = "記録は責めるためではありません。上司に見えるのは、商談の記録とチームの集計です。"


@pytest.fixture
def hanako(workspace):
    """Return a member read from a file."""
    return MemberFactory(workspace=workspace, user=None, display_name="佐藤 花子")


@pytest.fixture
def link(hanako, admin):
    """Return the address of an open invitation of hanako."""
    return reverse("invitation", args=[invite(member=hanako, email=EMAIL, by=admin, at=SOON)[1]])


def test_the_page_says_who_invites_to_what(client, link, hanako, admin):
    response = client.get(link)

    text = response.content.decode()
    assert response.status_code == 200
    assert f"「{hanako.workspace}」へようこそ" in text
    assert f"{admin}さんが、佐藤 花子さんをワークスペースにご招待しています。" in text
    assert f'value="{EMAIL}" readonly' in text


def test_looking_changes_nothing(client, link):
    client.get(link)
    client.head(link)

    assert Invitation.objects.get().accepted_at is None


def test_the_page_is_kept_from_caches_search_and_other_sites(client, link):
    headers = client.get(link).headers

    kept = (headers["Cache-Control"], headers["Referrer-Policy"], headers["X-Robots-Tag"])
    assert kept == ("no-store", "same-origin", "noindex")


def test_a_password_lets_the_invited_person_in(client, link, hanako):
    response = client.post(link, {"password": PASSWORD})

    assert response.headers["Location"] == reverse("today:show")
    assert Member.objects.get(pk=hanako.pk).user == User.objects.get(email=EMAIL)
    assert client.session[SESSION_KEY] == hanako.pk
    shown = client.get(reverse("settings:show"))
    assert [str(message) for message in shown.context["messages"]] == [WELCOME]


@pytest.mark.parametrize("password", ["", "password", EMAIL])
def test_an_easy_password_is_told_at_the_field(client, link, password):
    response = client.post(link, {"password": password})

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["password"])
    assert User.objects.filter(email=EMAIL).count() == 0


def test_unknown_used_and_ended_links_look_alike(client, link, workspace, admin):
    old = invite(member=MemberFactory(workspace=workspace, user=None), email="old@example.jp", by=admin, at=NOON)[1]
    Invitation.objects.filter(email="old@example.jp").update(expires_at=NOON)
    client.post(link, {"password": PASSWORD})
    client.logout()
    links = [link, reverse("invitation", args=[old]), reverse("invitation", args=["unknown"])]

    answers = [client.get(each) for each in links] + [client.post(each, {"password": PASSWORD}) for each in links]

    assert {answer.status_code for answer in answers} == {404}
    assert {"この招待リンクは使えません" in answer.content.decode() for answer in answers} == {True}


def test_somebody_else_is_asked_to_sign_out(client_of, link, rep):
    browser = client_of(rep)

    assert browser.get(link).context["is_somebody_else"] is True
    told = browser.post(link).context["form"].non_field_errors()
    assert told == [f"この招待は{EMAIL}宛です。いったんサインアウトしてから、リンクを開き直してください。"]


def test_a_known_person_is_asked_to_sign_in_and_led_back(client, link):
    UserFactory(email=EMAIL)

    text = client.get(link).content.decode()

    assert f'href="{reverse("account_login")}?next={link}"' in text
    told = client.post(link, {"password": PASSWORD}).context["form"].non_field_errors()
    assert told == [f"{EMAIL}はすでに登録されています。サインインしてから、このリンクをもう一度開いてください。"]


def test_a_known_person_joins_without_a_password_and_works_in_the_new_workspace(client_of, link, hanako):
    elsewhere = MemberFactory(user=UserFactory(email=EMAIL), role=Role.ADMIN)
    browser = client_of(elsewhere)

    assert 'type="password"' not in browser.get(link).content.decode()
    browser.post(link)

    assert browser.get(reverse("settings:show")).context["member"] == hanako
    assert User.objects.filter(email=EMAIL).count() == 1


def test_a_form_without_its_csrf_token_is_refused(link):

    assert Client(enforce_csrf_checks=True).post(link, {"password": PASSWORD}).status_code == 403


def test_the_page_speaks_english(client, link):
    client.cookies["atoippo_language"] = "en"

    assert 'lang="en"' in client.get(link).content.decode()
