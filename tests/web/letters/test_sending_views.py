"""What becomes of a letter: by hand, from here, called back, settled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from atoippo.mail.models import Message, MessageState
from workplace import NOON, MemberFactory


@pytest.fixture
def server(settings):
    """Name a mail server."""
    settings.EMAIL_HOST = "127.0.0.1"


def press(browser, letter, button, **data):
    return browser.post(reverse(f"letters:{button}", args=[letter.pk]), data, follow=True)


def state_of(letter):
    return Message.objects.get(pk=letter.pk).state


def notices(response):
    return [str(message) for message in response.context["messages"]]


def test_sent_by_hand_is_noted_and_taken_back(browser, letter):
    press(browser, letter, "sent")
    noted = state_of(letter)
    press(browser, letter, "take_back")

    assert (noted, state_of(letter)) == (MessageState.BY_HAND, MessageState.DRAFT)


def test_an_approved_letter_leaves_in_ten_seconds(browser, letter, server):
    response = press(browser, letter, "approve")

    waiting = Message.objects.get(pk=letter.pk)
    assert (waiting.state, waiting.approved_by_id) == (MessageState.DUE, letter.sender_id)
    assert timedelta(seconds=9) < waiting.send_after - waiting.approved_at < timedelta(seconds=11)
    assert "10秒のあいだは取り消せます。" in response.text


def test_an_approved_letter_is_called_back(browser, letter, server):
    press(browser, letter, "approve")

    response = press(browser, letter, "call_back")

    assert (state_of(letter), notices(response)) == (
        MessageState.DRAFT,
        ["送信を取り消しました。お客様には届いていません。"],
    )


def test_without_a_server_nothing_is_approved(browser, letter, settings):
    settings.EMAIL_HOST = ""

    press(browser, letter, "approve")

    assert state_of(letter) == MessageState.DRAFT


def test_a_slip_of_keigo_is_mended_first(browser, letter, server):
    Message.objects.update(body="御社のご発展をお祈り申し上げます。")

    press(browser, letter, "approve")

    assert state_of(letter) == MessageState.DRAFT


@pytest.mark.parametrize("button", ["sent", "approve", "call_back", "take_back", "settle"])
def test_a_colleague_moves_nothing(client_of, desk, letter, server, button):
    press(client_of(MemberFactory(workspace=desk.workspace)), letter, button)

    assert state_of(letter) == MessageState.DRAFT


@pytest.mark.parametrize(("outcome", "state"), [("arrived", MessageState.SENT), ("again", MessageState.DUE)])
def test_an_unknown_letter_is_settled(browser, letter, server, outcome, state):
    Message.objects.update(state=MessageState.UNKNOWN, approved_by=letter.sender, approved_at=NOON)

    press(browser, letter, "settle", outcome=outcome)

    assert state_of(letter) == state


def test_what_is_settled_already_is_told(browser, letter):
    response = press(browser, letter, "settle", outcome="arrived")

    assert [text[:13] for text in notices(response)] == ["このメールがどうなったかは"]


@pytest.mark.parametrize("button", ["sent", "approve"])
def test_what_a_return_has_overtaken_is_told_and_stays(browser, desk, letter, server, button):
    browser.post(reverse("deals:come_back", args=[desk.deal.pk]))

    response = press(browser, letter, button)

    told = "お話が再開したため、このお礼は合わなくなりました。"
    assert (state_of(letter), notices(response)[-1:]) == (MessageState.DRAFT, [told])
    assert (response.context["shown"].may_hand_out, response.context["shown"].may_send_now) == (False, False)


def test_a_letter_in_the_managers_name_is_sent_again_by_the_manager(browser, client_of, desk, letter, server):
    unknown = {"state": MessageState.UNKNOWN, "approved_by": desk.manager, "approved_at": NOON}
    Message.objects.update(sender=desk.manager, **unknown)

    press(browser, letter, "settle", outcome="again")
    pages = [client_of(member).get(reverse("letters:show", args=[letter.pk])) for member in (desk.rep, desk.manager)]

    assert state_of(letter) == MessageState.UNKNOWN
    assert ["もう一度送る" in page.text for page in pages] == [False, True]
