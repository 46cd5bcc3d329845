"""Deals are found by names and by what people said, all words together."""

from __future__ import annotations

from atoippo.deals.models import Deal
from atoippo.reasons.models import KnownBy, Statement, Voice
from atoippo.reasons.search import deals_speaking_of
from workplace import NOON, DealFactory, LostDealFactory


def say(deal, quote, voice=Voice.REP, known_by=KnownBy.HEARD):
    Statement.objects.create(
        workspace=deal.workspace, loss=deal.losses.get(), voice=voice, known_by=known_by, quote=quote, stated_at=NOON
    )


def found(workspace, words):
    return list(deals_speaking_of(Deal.objects.filter(workspace=workspace), words, workspace_id=workspace.pk))


def test_all_words_must_stand_somewhere(workspace):
    deal = LostDealFactory(workspace=workspace, name="倉庫管理")
    say(deal, "稟議が止まった")
    say(LostDealFactory(workspace=workspace, name="勤怠管理"), "稟議が止まった")

    assert found(workspace, "倉庫 稟議") == [deal]


def test_no_words_find_everything(workspace):
    deal = DealFactory(workspace=workspace)

    assert found(workspace, " 　 ") == [deal]


def test_words_of_another_workspace_are_not_looked_through(workspace):
    say(LostDealFactory(), "稟議が止まった")

    assert found(workspace, "稟議") == []


def test_a_mark_of_the_text_alone_is_no_word(workspace):
    say(LostDealFactory(workspace=workspace), "稟議", Voice.TEXT, KnownBy.READ)

    assert found(workspace, "稟議") == []
