"""メール送信: whether a server is set, and a test mail to oneself."""

from __future__ import annotations

import socket

import pytest
from django.core import mail
from django.urls import reverse

from atoippo.mail.models import Message

MAIL, TEST = reverse("settings:mail"), reverse("settings:send_test")
SECRET = "never-on-a-page"


@pytest.fixture
def browser(client_of, admin):
    return client_of(admin)


@pytest.fixture
def server(settings):
    """Name a mail server with a password."""
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER = "smtp.example.jp", "atoippo"
    settings.EMAIL_HOST_PASSWORD = SECRET
    settings.DEFAULT_FROM_EMAIL = "sales@example.jp"


def test_without_a_server_the_page_says_how_mails_go_out(browser, settings):
    settings.EMAIL_HOST = ""

    page = browser.get(MAIL).text

    assert ("メールはコピーして送ります" in page, TEST in page) == (True, False)


def test_the_server_is_named_and_its_password_never(browser, server):
    pages = browser.get(MAIL).text + browser.post(TEST).text

    assert ("smtp.example.jp" in pages, SECRET in pages) == (True, False)


def test_a_test_mail_goes_to_who_asks_and_leaves_no_row(browser, server, admin):
    response = browser.post(TEST)

    assert ([sent.to for sent in mail.outbox], response.context["trial"].went_out) == ([[admin.user.email]], True)
    assert Message.objects.count() == 0


def test_a_server_that_does_not_answer_is_told_in_words(browser, server, settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", nobody.getsockname()[1]
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        trial = browser.post(TEST).context["trial"]

    assert (trial.went_out, str(trial.means)[:18]) == (False, "メールサーバーにつながりませんでした")


def test_without_a_server_nothing_pretends_to_be_sent(browser, settings):
    settings.EMAIL_HOST = ""

    assert (browser.post(TEST).context["trial"].went_out, mail.outbox) == (False, [])


def test_a_look_at_the_button_leads_to_the_page(browser):
    assert browser.get(TEST).headers["Location"] == MAIL
