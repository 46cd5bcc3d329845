from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from atoippo.deals.actions import DealNotOpen, say_it_goes_on
from atoippo.deals.models import Continuation, Deal
from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.teams.models import AuditEntry
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory

AGAIN = date(2026, 5, 1)


def go_on(deal, by, **more):
    told = {"ask_again_on": AGAIN, "words": "もう少し検討させてください", "submission": "form"} | more
    return say_it_goes_on(deal=deal, by=by, at=more.pop("at", NOON), **{k: v for k, v in told.items() if k != "at"})


def test_say_it_goes_on_keeps_the_day_and_the_words_and_leaves_the_deal_open(workspace, rep):
    deal = DealFactory(workspace=workspace)

    go_on(deal, rep)

    told = Continuation.objects.values_list("deal", "ask_again_on", "words", "noted_by", "noted_at", "submission")
    assert list(told) == [(deal.pk, AGAIN, "もう少し検討させてください", rep.pk, NOON, "form")]
    assert Deal.objects.get(pk=deal.pk).is_open


def test_say_it_goes_on_is_told_in_the_history(workspace, rep):
    continuation = go_on(DealFactory(workspace=workspace), rep)

    told = AuditEntry.objects.values_list("by", "action", "subject_type", "subject_id", "changes")
    assert list(told) == [(rep.pk, "deal.goes_on", "deals.continuation", continuation.pk, {"day": AGAIN.isoformat()})]


def test_a_second_submit_returns_what_the_first_one_said(workspace, rep):
    deal = DealFactory(workspace=workspace)
    first = go_on(deal, rep)

    second = go_on(deal, rep, words="別の言葉", at=NOON + timedelta(minutes=1))

    assert (second, second.words) == (first, "もう少し検討させてください")
    assert (Continuation.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_a_second_submit_is_found_when_the_deal_is_lost_by_then(workspace, rep):
    deal = DealFactory(workspace=workspace)
    first = go_on(deal, rep)
    Deal.objects.filter(pk=deal.pk).update(outcome="lost", turns=1)

    assert go_on(deal, rep) == first


def test_a_lost_deal_does_not_go_on(workspace, rep):
    with pytest.raises(DealNotOpen):
        go_on(LostDealFactory(workspace=workspace), rep)

    assert Continuation.objects.count() == 0


def test_a_continuation_has_its_token_and_its_own_workspace(workspace, rep):
    deal = DealFactory(workspace=workspace)

    with pytest.raises(ValidationError):
        go_on(deal, rep, submission="")
    with pytest.raises(OfAnotherWorkspace):
        go_on(deal, MemberFactory())
