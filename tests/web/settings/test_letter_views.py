"""メールの文面: ours beside the workspace's own, linted while one writes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.mail.models import Letter, MessageKind
from atoippo.mail.queries import wording_of
from atoippo.mail.rules import Wording, our_wording

LETTERS = reverse("settings:letters")
OWN = Wording("お礼", "{宛名}\n\nありがとうございました。\n\n{署名}")


def at(name, kind="thanks", reason="price_budget"):
    return reverse(f"settings:{name}", args=[kind, reason])


def write(browser, **changed):
    return browser.post(at("letter"), {"subject": OWN.subject, "body": OWN.body} | changed)


def in_use(workspace):
    return wording_of(workspace, MessageKind.THANKS, "price_budget")


@pytest.fixture
def browser(client_of, admin):
    return client_of(admin)


def test_the_list_names_each_letter_and_whose_it_is(browser, workspace):
    write(browser)

    letters = browser.get(LETTERS).context["letters"]

    assert [str(name) for letter, name, _ in letters if not letter.is_ours] == ["お礼（価格・予算）"]
    assert [str(name) for letter, name, _ in letters][-3:] == ["ご意見のお願い", "念のためのご連絡", "お返事"]


def test_a_letter_is_written_in_own_words(browser, workspace):
    response = write(browser, body=OWN.body.replace("\n", "\r\n"))

    assert (response.headers["Location"], in_use(workspace)) == (LETTERS, OWN)


@pytest.mark.parametrize("body", ["{宛名}\n{御社名}\n{署名}", "{宛名}\n御社のご発展をお祈り申し上げます。\n{署名}", ""])
def test_what_must_not_reach_a_customer_is_told_and_not_kept(browser, body):
    response = write(browser, body=body)

    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)
    assert Letter.objects.count() == 0


def test_a_request_needs_its_link(browser):
    response = browser.post(
        at("letter", "survey", "all"), {"subject": "お願い", "body": "{宛名}\nご意見をお聞かせください。"}
    )

    assert len(response.context["form"].non_field_errors()) == 1


def test_checking_shows_what_a_customer_would_read_and_keeps_nothing(browser):
    part = {"HX-Request": "true"}

    response = browser.post(at("check_letter"), {"subject": "お礼", "body": "{宛名}\n御社へ"}, headers=part)

    assert [remark.words for remark in response.context["preview"].remarks] == ["御社"]
    assert ("<form" in response.text, Letter.objects.count()) == (False, 0)


def test_an_unknown_place_is_told_in_the_preview(browser):
    response = browser.post(at("check_letter"), {"subject": "お礼", "body": "{御社名}"})

    assert "「{御社名}」という差し込みはありません。" in response.text


def test_ours_comes_back_and_so_does_the_own(browser, workspace):
    write(browser)

    browser.post(at("use_our_letter"))
    ours = in_use(workspace)
    browser.post(at("restore_letter"))

    assert (ours, in_use(workspace)) == (our_wording(MessageKind.THANKS, "price_budget"), OWN)


def test_where_nothing_was_written_nothing_comes_back(browser):
    assert browser.post(at("restore_letter")).status_code == 404


@pytest.mark.parametrize(("kind", "reason"), [("thanks", "nothing"), ("survey", "price_budget"), ("none", "all")])
def test_a_letter_that_there_is_not_is_not_found(browser, kind, reason):
    assert browser.get(at("letter", kind, reason)).status_code == 404


def test_every_letter_opens_without_a_remark(browser):
    for letter, _, reason in browser.get(LETTERS).context["letters"]:
        preview = browser.get(at("letter", letter.kind, reason)).context["preview"]

        assert (preview.refusal, [remark.words for remark in preview.remarks]) == (None, [])
