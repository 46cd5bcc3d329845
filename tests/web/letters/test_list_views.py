"""The mails of the member's deals, by where they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from atoippo.mail.actions import say_sent_by_hand
from atoippo.mail.models import Message, MessageKind, MessageState
from atoippo.web.letters.list_views import A_PAGE
from atoippo.web.letters.rows import lent_name_card, letters_of_deal, stuck_card, waiting_drafts_card
from atoippo.web.letters.states import STANDINGS
from workplace import NOON, MemberFactory

LIST = reverse("letters:list")


def shown(browser, at="draft", **asked):
    return [row.letter.pk for row in browser.get(LIST, {"at": at, **asked}).context["rows"]]


def test_every_state_stands_somewhere_once():
    assert sorted(state for standing in STANDINGS for state in standing.states) == sorted(MessageState)


def test_a_rep_sees_mails_of_own_deals_newest_first(browser, client_of, desk):
    first, second = desk.draft("loss:1:thanks"), desk.draft("loss:2:thanks")
    colleague = client_of(MemberFactory(workspace=desk.workspace))

    assert (shown(browser), shown(colleague)) == ([second.pk, first.pk], [])


def test_a_manager_sees_those_of_the_team(client_of, desk, letter):
    assert shown(client_of(desk.manager)) == [letter.pk]


@pytest.mark.parametrize("standing", STANDINGS, ids=lambda standing: standing.key)
def test_each_place_holds_its_states_and_says_when_it_is_empty(browser, desk, standing):
    letters = {state: desk.draft(f"loss:{number}:thanks").pk for number, state in enumerate(MessageState)}
    empty = browser.get(LIST, {"at": standing.key, "page": "9"})
    for state, number in letters.items():
        Message.objects.filter(pk=number).update(state=state, approved_at=NOON)

    response = browser.get(LIST, {"at": standing.key})

    assert {row.letter.pk for row in response.context["rows"]} == {letters[state] for state in standing.states}
    assert {one.key: count for one, count in response.context["tabs"]}[standing.key] == len(standing.states)
    assert standing.key == "draft" or str(standing.nothing) in empty.text


@pytest.mark.parametrize("kind", [MessageKind.NUDGE, MessageKind.REPLY])
def test_what_tells_on_masked_answers_is_in_no_reps_list(browser, client_of, desk, kind):
    desk.draft(sender=desk.manager)
    Message.objects.update(kind=kind, drafted_by=desk.manager)

    of_deal = [len(letters_of_deal(desk.deal, member, at=NOON)) for member in (desk.rep, desk.manager)]

    assert (len(shown(browser)), len(shown(client_of(desk.manager))), of_deal) == (0, 1, [0, 1])


def test_a_long_list_has_pages(browser, desk):
    for number in range(A_PAGE + 1):
        desk.draft(f"loss:{number}:thanks")

    assert (len(shown(browser)), len(shown(browser, page="2"))) == (A_PAGE, 1)


@pytest.mark.parametrize("letters", [1, 3])
@pytest.mark.parametrize("state", [MessageState.DRAFT, MessageState.UNKNOWN])
def test_the_list_asks_the_same_number_of_queries(client_of, desk, letters, state, django_assert_num_queries):
    for number in range(letters):
        desk.draft(f"loss:{number}:thanks")
    Message.objects.update(state=state, approved_at=NOON)
    browser = client_of(desk.manager)

    with django_assert_num_queries(6):
        response = browser.get(LIST, {"at": "draft" if state == MessageState.DRAFT else "unknown"})

    assert len(response.context["rows"]) == letters


def test_unknown_mails_wait_for_a_word_of_the_member(desk, letter):
    Message.objects.update(state=MessageState.UNKNOWN, approved_at=NOON)

    [row] = stuck_card(desk.rep, NOON)

    assert (row.letter, row.is_unknown, row.may_settle) == (letter, True, True)


def test_an_abandoned_mail_counts_as_unknown(desk, letter):
    Message.objects.update(state=MessageState.HANDING_OVER, approved_at=NOON, lease_until=NOON)

    assert [row.is_unknown for row in stuck_card(desk.rep, NOON)] == [True]


def test_a_draft_in_somebodys_name_waits_for_them_alone(desk):
    letter = desk.draft(sender=desk.manager)

    lent = {member.pk: [row.letter for row in lent_name_card(member, NOON)] for member in (desk.rep, desk.manager)}

    assert lent == {desk.rep.pk: [], desk.manager.pk: [letter]}


def test_drafts_put_off_wait_on_the_day_the_oldest_first(desk):
    first, second, _ = (desk.draft(f"loss:{n}:thanks") for n in range(3))
    desk.draft("loss:1:request", kind=MessageKind.REPLY)
    Message.objects.filter(pk=second.pk).update(drafted_at=NOON - timedelta(days=2))

    card = waiting_drafts_card(desk.rep, NOON)

    assert ([row.letter for row in card.rows], card.further, card.are_thanks) == ([second, first], 1, True)
    assert waiting_drafts_card(desk.manager, NOON) is None


def test_drafts_of_other_names_days_and_ends_do_not_wait(desk):
    desk.draft("loss:1:thanks", sender=desk.manager)
    old, sent = desk.draft("loss:2:thanks"), desk.draft("loss:3:thanks")
    Message.objects.filter(pk=old.pk).update(drafted_at=NOON - timedelta(days=14))
    say_sent_by_hand(message=sent, by=desk.rep, at=NOON)

    assert waiting_drafts_card(desk.rep, NOON) is None


def test_drafts_of_a_deal_that_goes_on_do_not_wait(desk, letter):
    type(desk.deal).objects.update(outcome="open", closed_on=None)

    assert waiting_drafts_card(desk.rep, NOON) is None


@pytest.mark.parametrize("letters", [1, 3])
def test_the_day_shows_drafts_that_wait_with_the_same_number_of_queries(desk, letters, django_assert_num_queries):
    for n in range(letters):
        desk.draft(f"loss:{n}:thanks")

    with django_assert_num_queries(1):
        waiting_drafts_card(desk.rep, NOON)


def test_the_day_leads_to_a_draft_that_waits(browser, desk):
    browser.post(reverse("letters:thanks", args=[desk.deal.losses.get().pk]))

    text = browser.get(reverse("today:show")).text

    assert text.count("お礼の下書きが待っています") == 1
    assert text.count(f'href="{reverse("letters:show", args=[Message.objects.get().pk])}"') == 1
