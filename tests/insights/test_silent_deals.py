"""Silent deals of a workspace, from its rows."""

from __future__ import annotations

from datetime import timedelta

from atoippo.deals.models import Continuation, StageChange
from atoippo.insights.silent_deals import WinRate, silent_deals_of, whys_of, win_rate_of
from atoippo.values.outcome import Outcome
from workplace import NOON, TODAY, DealFactory, LostDealFactory, MemberFactory

LONG_AGO = TODAY - timedelta(days=500)


def own(rep, **fields):
    """Make an open deal of the rep that began long ago."""
    return DealFactory(workspace=rep.workspace, owner=rep, **{"opened_on": LONG_AGO, **fields})


def silent(member, most=3):
    """Return the numbers of the member's silent deals."""
    return [deal.row for deal in silent_deals_of(member=member, today=TODAY, most=most)]


def test_a_rep_is_told_of_the_own_ones_that_are_quiet_for_longest(rep):
    shorter, longest = own(rep), own(rep, opened_on=LONG_AGO - timedelta(days=9))
    own(rep, opened_on=TODAY)
    DealFactory(workspace=rep.workspace, owner=MemberFactory(workspace=rep.workspace), opened_on=LONG_AGO)

    assert silent(rep) == [longest.pk, shorter.pk]
    assert silent(rep, most=1) == [longest.pk]


def test_a_deal_that_moved_or_is_to_be_asked_again_is_not_silent(rep):
    moved, goes_on, imported = own(rep), own(rep), own(rep, created_at=NOON - timedelta(days=1))
    noted = {"workspace": rep.workspace, "noted_by": rep, "noted_at": NOON + timedelta(hours=1)}
    StageChange.objects.create(deal=moved, stage="提案", **noted)
    Continuation.objects.create(deal=goes_on, ask_again_on=TODAY, submission="a", **noted)
    StageChange.objects.create(deal=imported, stage="提案", **{**noted, "noted_at": imported.created_at})

    assert silent(rep) == [imported.pk]


def test_words_of_a_file_that_put_off_the_answer_are_told(rep):
    deal = own(rep, opened_on=TODAY - timedelta(days=181), note="検討しますとのこと")

    told = whys_of(member=rep, rows=[deal.pk], today=TODAY)

    assert [str(why.values["words"]) for why in told[deal.pk].why] == ["検討しますとのこと"]
    assert told[deal.pk].put_off == "検討しますとのこと"


def test_the_win_rate_stands_with_and_without_them(rep):
    own(rep)
    LostDealFactory(workspace=rep.workspace)
    for _ in range(2):
        DealFactory(workspace=rep.workspace, outcome=Outcome.WON, turns=1)

    rate = win_rate_of(member=rep, today=TODAY)

    assert rate == WinRate(won=2, lost=1, silent=1)
    assert (rate.as_recorded, rate.with_silent) == (2 / 3, 2 / 4)
    assert WinRate(0, 0, 0).as_recorded is None
