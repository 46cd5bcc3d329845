"""もう1つだけ on 今日: the newest of one's own losses about which a question is open."""

from __future__ import annotations

from datetime import timedelta

from django.template.loader import render_to_string

from atoippo.deals.models import Loss
from atoippo.web.losing.unfinished import unfinished_card
from web.losing.sent import send
from workplace import DealFactory


def lost(client, rep, reason):
    send(client, DealFactory(workspace=rep.workspace, owner=rep), reason=reason)
    return Loss.objects.latest("pk")


def test_newest_open_question_is_asked_first(client_of, rep):
    client = client_of(rep)
    lost(client, rep, "timing")
    newest = lost(client, rep, "price_budget")

    card = unfinished_card(rep, newest.recorded_at)

    assert (card.loss, str(card.asked.words), card.further) == (newest, "差はどのくらいでしたか", 1)
    assert card.answered_at == f"/losses/{newest.pk}/question/"


def test_reason_itself_is_asked_by_the_form(client_of, rep):
    loss = lost(client_of(rep), rep, "unknown")

    card = unfinished_card(rep, loss.recorded_at)

    assert card.answered_at == f"/losses/{loss.pk}/correct/"
    assert card.answered_at in render_to_string("losing/unfinished_card.html", {"card": card})


def test_colleagues_and_old_losses_are_not_asked_about(client_of, rep, manager):
    at = lost(client_of(rep), rep, "unknown").recorded_at

    assert (unfinished_card(manager, at), unfinished_card(rep, at + timedelta(days=90))) == (None, None)
