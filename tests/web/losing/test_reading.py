"""What a text tells is marked while somebody writes; nothing is chosen by it but how we know a pasted mail."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict  # noqa: TID251 - what is sent is read as the web reads it
from django.urls import reverse

from atoippo.deals.models import Loss
from atoippo.web.losing.reading import known_by_of, reading_of
from web.losing.sent import QUOTE

TODAY = date(2026, 11, 23)
MAIL = "お世話になっております。\n予算が取れませんでした。"
PART = {"HX-Request": "true"}


def suggested(client, **told):
    return client.post(reverse("losing:suggest"), {"quote": "", "known_by": "heard"} | told, headers=PART)


def test_words_that_a_reason_rests_on_are_marked(client_of, rep):
    response = suggested(client_of(rep), quote="予算が取れないため、見送ります。")

    assert "<mark>予算が取れないため、</mark>" in response.text
    assert 'id="told-price_budget" hx-swap-oob="true">文章から</span>' in response.text


def test_denied_reason_is_shown_as_denied():
    reading = reading_of("価格ではなく、社内の稟議が通りませんでした。", said_on=TODAY)

    assert [piece.text for piece in reading.pieces if piece.is_denied] == ["価格ではなく、"]
    assert "price_budget" not in reading.told


def test_nothing_is_read_from_an_empty_text(client_of, rep):
    response = suggested(client_of(rep))

    assert (response.status_code, reading_of("  ", said_on=TODAY)) == (200, None)
    assert not Loss.objects.exists()


def test_day_in_the_text_is_marked_and_not_chosen(client_of, rep):
    response = suggested(client_of(rep), quote=QUOTE)

    assert response.context["reading"].named_day.quote == "来年度に改めて"
    assert response.context["form"]["when"].value() == "unheard"


def test_text_far_from_all_marks_is_left_out():
    text = f"{'前置き。' * 60}予算が取れませんでした。{'後書き。' * 60}"

    shown = "".join(piece.text for piece in reading_of(text, said_on=TODAY).pieces)

    assert ("予算が取れませんでした。" in shown, len(shown) < 80) == (True, True)


@pytest.mark.parametrize(
    ("quote", "known_by", "was_mail", "then"),
    [
        (MAIL, "heard", "", "mail"),
        (MAIL, "heard", "on", "heard"),  # somebody said so
        (MAIL, "guess", "on", "guess"),
        (MAIL, "guess", "", "guess"),
        (MAIL, "", "", "mail"),
        ("予算がない", "mail", "on", "heard"),
        ("予算がない", "mail", "", "mail"),
        ("予算がない", "", "", "heard"),
    ],
)
def test_way_of_knowing_follows_a_pasted_mail_until_somebody_says_otherwise(quote, known_by, was_mail, then):
    sent = QueryDict(mutable=True)
    sent.update({"quote": quote, "known_by": known_by, "was_mail": was_mail})

    assert known_by_of(sent) == then
