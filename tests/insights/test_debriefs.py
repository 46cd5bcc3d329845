"""What a rep tells by the form counts as what a file tells: 営業's reason, and what the words say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.debriefs.actions import close_as_lost, correct_debrief
from atoippo.debriefs.rules import DebriefDetails
from atoippo.insights.deal_facts import deal_facts
from atoippo.reasons.rules import KnownBy
from atoippo.values.reason import Reason
from workplace import NOON, DealFactory

WORDS = "今期は予算が取れませんでした"
TOLD = DebriefDetails(
    submission="form",
    main=Reason.PRICE_BUDGET,
    second=Reason.COMPETITOR,
    quote=WORDS,
    known_by=KnownBy.HEARD,
    rival="株式会社あおば",
    conditions=(ConditionDetails(kind=ConditionKind.BUDGET),),
)
COLUMNS = ("told", "recoded", "read", "clause", "text", "reach")


@pytest.fixture
def deal(workspace, rep):
    return DealFactory(workspace=workspace, owner=rep, stage="見積提出")


@pytest.fixture
def facts_when(deal, rep):
    def facts(**changes):
        close_as_lost(deal=deal, details=replace(TOLD, **changes), by=rep, at=NOON)
        return deal_facts(deal.workspace, [deal.pk]).select(COLUMNS).row(0)

    return facts


def test_the_main_reason_is_told_and_the_words_are_read_with_their_clause(facts_when):
    assert facts_when() == ("price_budget", "price_budget", "price_budget", WORDS, WORDS, 3)


def test_a_reason_that_the_words_do_not_share_stands_without_a_clause(facts_when):
    told, recoded, read, clause, *_ = facts_when(main=Reason.TIMING, second=None)

    assert (told, recoded, read, clause) == ("timing", "timing", "price_budget", None)


def test_the_words_decide_what_nobody_knows_yet(facts_when):
    told, recoded, *_ = facts_when(main=Reason.UNKNOWN, second=None)

    assert (told, recoded) == ("unknown", "price_budget")


def test_a_tap_alone_is_told_and_nothing_was_read(facts_when):
    assert facts_when(quote="", second=None) == ("price_budget", "price_budget", None, None, None, 3)


def test_the_rival_is_the_one_that_the_loss_names(deal, facts_when):
    facts_when()

    facts = deal_facts(deal.workspace, [deal.pk])
    assert facts["competitor_id"].item() == deal.losses.get().lost_to_id


def test_a_correction_is_what_is_told_now(deal, rep, facts_when):
    facts_when()

    changed = replace(TOLD, main=Reason.TIMING, second=None, quote="")
    correct_debrief(loss=deal.losses.get(), details=changed, by=rep, at=NOON)

    told = deal_facts(deal.workspace, [deal.pk]).select("told", "recoded", "read", "clause", "text").row(0)
    assert told == ("timing", "timing", "other", None, None)
