"""One letter: drafted with a tap, read, copied."""

from __future__ import annotations

import pytest
from django.urls import reverse

from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.teams.models import Member, Role
from mail.desk import WORDS
from workplace import MemberFactory


def thanks(browser, desk):
    return browser.post(reverse("letters:thanks", args=[desk.deal.losses.get().pk]))


def show(browser, letter, **options):
    return browser.get(reverse("letters:show", args=[letter.pk]), **options)


def test_a_tap_drafts_the_thanks_and_leads_to_them(browser, desk):
    response = thanks(browser, desk)

    [letter] = Message.objects.all()
    assert response.headers["Location"] == reverse("letters:show", args=[letter.pk])
    assert (letter.kind, letter.state, letter.sender) == (MessageKind.THANKS, MessageState.DRAFT, desk.rep)


def test_a_double_click_makes_one_draft(browser, desk):
    first, second = thanks(browser, desk), thanks(browser, desk)

    assert (first.headers["Location"], Message.objects.count()) == (second.headers["Location"], 1)


def test_a_colleague_is_told_who_writes(client_of, desk):
    response = thanks(client_of(MemberFactory(workspace=desk.workspace)), desk)

    assert (response.headers["Location"], Message.objects.count()) == (
        reverse("deals:show", args=[desk.deal.pk]),
        0,
    )


def test_the_page_holds_the_whole_text_to_copy_by_hand(browser, letter):
    page = show(browser, letter).text

    assert f'<input id="letter-subject" type="text" lang="ja" readonly value="{WORDS.subject}">' in page
    assert f"{WORDS.body}</textarea>" in page


def test_without_a_server_nothing_pretends_to_send(browser, letter, settings):
    settings.EMAIL_HOST = ""

    page = show(browser, letter).text

    assert "メールサーバーが設定されていないため、コピーしてお送りください。" in page
    assert reverse("letters:approve", args=[letter.pk]) not in page


def test_with_a_server_the_letter_can_be_sent_from_here(browser, letter, settings):
    settings.EMAIL_HOST = "127.0.0.1"

    assert show(browser, letter).context["shown"].may_send_now


@pytest.mark.parametrize("address", ["", "not an address"])
def test_without_an_address_it_is_asked_for_first(browser, letter, settings, address):
    settings.EMAIL_HOST = "127.0.0.1"
    Message.objects.update(to_email=address)

    assert not show(browser, letter).context["shown"].may_send_now


def test_who_wants_no_mail_gets_none_copied_either(browser, desk, letter):
    desk.opt_out(contact=desk.contact)

    response = show(browser, letter)

    assert "data-copies" not in response.text
    assert "この方へのメールは控えることになっています。" in response.text


def test_a_slip_of_keigo_is_shown_and_blocks_sending_from_here(browser, letter, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    Message.objects.update(body="御社のご発展をお祈り申し上げます。")

    shown = show(browser, letter).context["shown"]

    assert (shown.blocking, shown.may_send_now, shown.may_hand_out) == (1, False, True)


def test_a_letter_in_the_superiors_name_is_theirs_to_send(browser, client_of, desk):
    Member.objects.filter(pk=desk.manager.pk).update(display_name="鈴木 一郎", department="営業部", job_title="部長")
    letter = desk.draft(sender=Member.objects.get(pk=desk.manager.pk))

    reps, managers = show(browser, letter), show(client_of(desk.manager), letter)

    assert "鈴木 一郎さん（営業部 部長）のお名前でお送りする文面です。" in reps.text
    asked = [reverse("letters:sent", args=[letter.pk]) in page.text for page in (reps, managers)]
    assert asked == [False, True]


@pytest.mark.parametrize("kind", [MessageKind.NUDGE, MessageKind.REPLY])
@pytest.mark.parametrize(("role", "status"), [(Role.REP, 404), (Role.MANAGER, 200)])
def test_what_tells_on_masked_answers_is_for_managers(client_of, desk, kind, role, status):
    letter = desk.draft(sender=desk.manager)
    Message.objects.update(kind=kind, drafted_by=desk.manager)
    reader = desk.rep if role == Role.REP else desk.manager

    assert show(client_of(reader), letter).status_code == status


@pytest.mark.parametrize(
    ("state", "status"), [(MessageState.DRAFT, 200), (MessageState.BY_HAND, 200), (MessageState.SENT, 404)]
)
def test_a_nudge_by_the_own_hand_is_open_to_its_rep(browser, desk, state, status):
    letter = desk.draft()
    Message.objects.update(
        kind=MessageKind.NUDGE, state=state, approved_at=letter.drafted_at, left_at=letter.drafted_at
    )

    listed = browser.get(reverse("letters:list"), {"at": "draft"}).context["rows"]

    assert (show(browser, letter).status_code, listed) == (status, [])


def test_while_it_waits_htmx_gets_its_state_alone(browser, desk, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    letter = desk.approved()

    part = show(browser, letter, headers={"HX-Request": "true"})

    assert (part.text.count('id="standing"'), "<main" in part.text) == (1, False)


def test_once_it_has_left_htmx_asks_for_the_whole_page(browser, letter):
    Message.objects.update(state=MessageState.SENT, approved_at=letter.drafted_at, left_at=letter.drafted_at)

    assert show(browser, letter, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("state", [state for state in MessageState if state != MessageState.DRAFT])
def test_the_page_opens_in_every_state(browser, letter, state):
    moment = letter.drafted_at
    Message.objects.update(state=state, approved_at=moment, left_at=moment, send_after=moment, trouble="550 5.1.1 no")

    assert show(browser, letter).status_code == 200


def test_the_page_asks_few_queries(browser, letter, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        show(browser, letter)
