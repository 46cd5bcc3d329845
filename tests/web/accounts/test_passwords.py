"""Changing a password, and choosing a new one when it is forgotten, with and without mail."""

from __future__ import annotations

import re
import smtplib
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse

from atoippo.web.accounts.adapter import MAIL_THREAD
from workplace import PASSWORD

CHANGE, FORGOTTEN = "/accounts/password/change/", "/accounts/password/reset/"
NEW = "来期もよろしくお願いします2027"


class BrokenServer:
    """A mail server that takes nothing."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected


@pytest.fixture
def with_mail(settings):
    """Let mail go out."""
    settings.EMAIL_HOST = "smtp.example.jp"


class SlowServer(EmailBackend):
    """A mail server that takes its time."""

    may_go_on = Event()

    def send_messages(self, messages):
        self.may_go_on.wait(timeout=60)
        return super().send_messages(messages)


def asked_for_link(client, address):
    """Ask for a link, and wait until the mail is out."""
    response = client.post(FORGOTTEN, {"email": address})
    until_mail_is_out()
    return response


def until_mail_is_out():
    for thread in enumerate_threads():
        if thread.name == MAIL_THREAD:
            thread.join()


def errors_of(response):
    return [str(error) for errors in response.context["form"].errors.values() for error in errors]


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_a_member_changes_the_password_and_stays_signed_in(client_of, rep):
    browser = client_of(rep)

    response = browser.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    rep.user.refresh_from_db()
    assert (response.headers["Location"], rep.user.check_password(NEW)) == ("/", True)
    assert browser.get(reverse("design:show")).status_code == 200


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"oldpassword": "wrong", "password1": NEW, "password2": NEW},
            "いまのパスワードと合いません。もう一度入力してください。",
        ),
        ({"oldpassword": PASSWORD, "password1": "", "password2": NEW}, "新しいパスワードを入力してください。"),
    ],
)
def test_a_password_is_not_changed_by_mistake(client_of, rep, fields, said):
    response = client_of(rep).post(CHANGE, fields)

    rep.user.refresh_from_db()
    assert (errors_of(response), rep.user.check_password(PASSWORD)) == ([said], True)


def test_a_weak_password_is_refused(client_of, rep):
    response = client_of(rep).post(CHANGE, {"oldpassword": PASSWORD, "password1": "12345678", "password2": "12345678"})

    assert list(response.context["form"].errors) == ["password1"]


def test_a_stranger_changes_nothing(client, db):
    assert client.get(CHANGE).headers["Location"] == f"/accounts/login/?next={CHANGE}"


@pytest.mark.parametrize("method", ["get", "post"])
def test_without_mail_the_page_names_who_can_help(client, rep, settings, method):
    settings.EMAIL_HOST = ""

    response = getattr(client, method)(FORGOTTEN, {"email": rep.user.email})

    assert "お勤め先の管理者に、新しいパスワードを決めるためのリンクをお願いしてください。" in response.text
    assert mail.outbox == []


def test_the_mailed_link_gives_a_new_password_once(client, rep, with_mail):
    asked_for_link(client, rep.user.email)
    link = link_in(mail.outbox[0])

    form = client.get(link, follow=True)
    done = client.post(form.context["action_url"], {"password1": NEW, "password2": NEW}, follow=True)

    rep.user.refresh_from_db()
    assert rep.user.check_password(NEW)
    assert "パスワードを変えました｜Atoippo" in done.text
    assert "このリンクはもう使えません" in client.get(link, follow=True).text


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("ja", "新しいパスワードを決めるためのリンク（Atoippo）"),
        ("en", "A link to choose a new password (Atoippo)"),
    ],
)
def test_the_mail_speaks_the_language_of_the_page(client, rep, with_mail, language, subject):
    client.cookies["atoippo_language"] = language

    asked_for_link(client, rep.user.email)

    assert [(message.subject, message.to) for message in mail.outbox] == [(subject, [rep.user.email])]
    assert bool(re.search(r"[ぁ-ん]", mail.outbox[0].body)) == (language == "ja")


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client, rep, with_mail):
    answers = [asked_for_link(client, address) for address in (rep.user.email, "nobody@example.jp")]

    assert {answer.headers["Location"] for answer in answers} == {reverse("account_reset_password_done")}
    assert [message.to for message in mail.outbox] == [[rep.user.email]]


def test_a_mail_server_that_does_not_answer_is_logged_and_tells_no_address_apart(
    client, rep, with_mail, settings, caplog
):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"

    answers = [asked_for_link(client, address) for address in (rep.user.email, "nobody@example.jp")]

    told = {(answer.status_code, answer.headers["Location"]) for answer in answers}
    assert told == {(302, reverse("account_reset_password_done"))}
    assert [record.getMessage() for record in caplog.records] == ["a mail could not be sent"]


def test_the_answer_does_not_wait_for_the_mail_server(client, rep, with_mail, settings):
    settings.EMAIL_BACKEND = f"{__name__}.SlowServer"

    response = client.post(FORGOTTEN, {"email": rep.user.email})

    assert (response.status_code, mail.outbox) == (302, [])
    SlowServer.may_go_on.set()
    until_mail_is_out()
    assert [message.to for message in mail.outbox] == [[rep.user.email]]


def test_a_link_that_was_never_given_opens_nothing(client, db):
    response = client.get("/accounts/password/reset/key/1-nonsense/")

    assert "このリンクはもう使えません" in response.text
