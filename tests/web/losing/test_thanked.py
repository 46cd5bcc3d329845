"""お礼 on the page of a loss: to be made, a draft, on the way or sent, and in whose name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from atoippo.deals.models import Loss
from atoippo.debriefs.actions.thanking import draft_thanks
from atoippo.mail.actions import say_sent_by_hand
from atoippo.web.losing.thanked import thanks_of
from web.losing.sent import send
from workplace import DealFactory


@pytest.fixture
def lose(client_of, rep):
    """Record a loss for a reason."""

    def lost(reason="timing"):
        send(client_of(rep), DealFactory(workspace=rep.workspace, owner=rep), reason=reason)
        return Loss.objects.get()

    return lost


def shown_to(client, loss):
    return client.get(reverse("losing:after", args=[loss.pk])).text


@pytest.mark.parametrize(("days", "offered"), [(60, True), (61, False)])
def test_thanks_are_offered_while_they_are_timely(lose, rep, days, offered):
    loss = lose()

    thanks = thanks_of(loss, rep, loss.recorded_at + timedelta(days=days))

    assert (thanks is not None) == offered


def test_draft_is_said_to_be_there_only_when_it_is(lose, rep, client_of):
    loss, client = lose(), client_of(rep)
    before = shown_to(client, loss)

    draft_thanks(loss=loss, by=rep, at=loss.recorded_at)

    assert ("お礼の下書きを用意できます" in before, "お礼の下書きができています" in before) == (True, False)
    assert "お礼の下書きができています" in shown_to(client, loss)


def test_thanks_that_left_are_named_with_their_day(lose, rep, client_of):
    loss = lose()
    letter = draft_thanks(loss=loss, by=rep, at=loss.recorded_at)
    say_sent_by_hand(message=letter, by=rep, at=loss.recorded_at)

    shown = shown_to(client_of(rep), loss)

    assert (f'href="{reverse("letters:show", args=[letter.pk])}"' in shown, "に送りました" in shown) == (True, True)
    assert "お礼の下書き" not in shown


def test_superior_signs_where_it_was_us(lose, rep, manager):
    loss = lose("response_attitude")
    before = thanks_of(loss, rep, loss.recorded_at)

    draft_thanks(loss=loss, by=rep, at=loss.recorded_at)

    drafted = [thanks_of(loss, member, loss.recorded_at).signer for member in (rep, manager)]
    assert (before.signer, drafted) == (manager, [manager, None])


def test_who_signs_goes_without_saying_otherwise(lose, rep, manager):
    loss = lose()
    draft_thanks(loss=loss, by=manager, at=loss.recorded_at)

    assert [thanks_of(loss, member, loss.recorded_at).signer for member in (rep, manager)] == [None, None]
