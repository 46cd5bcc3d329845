"""Who gets a letter, and whether they gave us their card."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.customers.models import Basis, Contact, Permission
from atoippo.mail.models import Message
from workplace import MemberFactory

WHO = {"name": "佐藤 太郎", "department": "購買部", "job_title": "課長"}


def post(browser, letter, door, **data):
    return browser.post(reverse(f"letters:{door}", args=[letter.pk]), data)


def test_the_address_is_asked_for_only_where_mail_goes_out(browser, letter, settings):
    asked = {}
    for host in ("", "127.0.0.1"):
        settings.EMAIL_HOST = host
        form = browser.get(reverse("letters:show", args=[letter.pk])).context["recipient"]
        asked[host] = "email" in form.fields

    assert asked == {"": False, "127.0.0.1": True}


def test_who_gets_it_is_saved_and_the_address_kept(browser, desk, letter):
    post(browser, letter, "recipient", **WHO)

    contact = Contact.objects.get(pk=desk.contact.pk)
    assert (contact.name, contact.department, contact.job_title) == ("佐藤 太郎", "購買部", "課長")
    assert (contact.email, Message.objects.get().to_email) == (desk.contact.email, desk.contact.email)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "あ" * 201}])
def test_what_cannot_be_a_name_is_told_on_the_page(browser, letter, wrong):
    response = post(browser, letter, "recipient", **WHO | wrong)

    assert (response.status_code, list(response.context["recipient"].errors)) == (200, ["name"])


@pytest.mark.parametrize("typed", ["a@x.jp\u200b", " a@x.jp ", "a@x\u2060.jp"])
def test_signs_that_nobody_sees_are_taken_from_an_address(browser, letter, settings, typed):
    settings.EMAIL_HOST = "127.0.0.1"

    post(browser, letter, "recipient", **WHO, email=typed)

    assert Message.objects.get().to_email == "a@x.jp"


def test_an_address_that_no_mail_can_be_sent_to_is_told_on_the_page(browser, letter, settings):
    settings.EMAIL_HOST = "127.0.0.1"

    response = post(browser, letter, "recipient", **WHO, email="tanaka@例え.jp")

    assert (response.status_code, list(response.context["recipient"].errors)) == (200, ["email"])


def test_an_address_of_a_file_that_is_none_is_told_where_the_button_would_be(browser, letter, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    Message.objects.update(to_email="a@x.jp\u200b")

    text = browser.get(reverse("letters:show", args=[letter.pk])).text

    told = ("メールアドレスの形になっていません。直すと、ここから送れます。", "送る（10秒は取り消せます）")
    assert [phrase in text for phrase in told] == [True, False]


def test_a_colleague_addresses_nothing(client_of, desk, letter):
    response = post(client_of(MemberFactory(workspace=desk.workspace)), letter, "recipient", **WHO)

    assert (response.status_code, Contact.objects.get().name) == (200, "田中 花子")


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ({"card": "yes"}, [(Basis.CARD, False)]),
        ({"card": "yes", "refuses_ads": "on"}, [(Basis.CARD, True)]),
        ({"card": "no"}, [(Basis.NONE, False)]),
        ({"card": "forgotten"}, []),
        ({}, []),
    ],
)
def test_a_card_is_noted_as_it_is_said(browser, letter, said, noted):
    post(browser, letter, "card", **said)

    assert list(Permission.objects.values_list("basis", "refuses_ads")) == noted


def test_a_colleague_notes_no_card(client_of, desk, letter):
    response = post(client_of(MemberFactory(workspace=desk.workspace)), letter, "card", card="yes")

    assert (response.status_code, Permission.objects.count()) == (404, 0)


def test_what_is_noted_is_not_asked_again(browser, letter):
    post(browser, letter, "card", card="no")

    page = browser.get(reverse("letters:show", args=[letter.pk])).text

    assert "名刺をいただいた記録がないため、ご案内メールは送れません。" in page
    assert reverse("letters:card", args=[letter.pk]) not in page
