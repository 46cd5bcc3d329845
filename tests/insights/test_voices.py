"""お客様の声 in figures: coverage, agreement, what differs, and whom a figure counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from atoippo.deals.actions import LossFacts, correct_loss, record_return
from atoippo.insights.filters import Filter
from atoippo.insights.held_table import forget_held_tables
from atoippo.insights.voices import Coverage, Differing, Kind, ReasonByVoice, Wanted, losses_wanted, voices_of
from atoippo.reasons.actions import state_reasons
from atoippo.reasons.models import KnownBy, Voice
from atoippo.reasons.rules import StatedReasonDetails, StatementDetails
from atoippo.teams.models import Role
from atoippo.values.periods import Period
from atoippo.values.reason import Reason
from insights.spoken import answered, asked, lost, state
from workplace import NOON, MemberFactory, TeamFactory, WorkspaceFactory

PRICE, RIVAL, TIMING = frozenset({Reason.PRICE_BUDGET}), frozenset({Reason.COMPETITOR}), frozenset({Reason.TIMING})


def numbers(member, kind, **wanted):
    return losses_wanted(member=member, wanted=Wanted(kind=kind, **wanted))


def test_pairs_are_counted_as_the_same_partly_the_same_and_different(workspace, rep):
    lost(workspace, rep="timing", customer="timing")
    lost(workspace, rep="price_budget timing", customer="price_budget+timing")
    lost(workspace, rep="price_budget", customer="timing+price_budget")
    lost(workspace, rep="price_budget", customer="competitor")

    agreement = voices_of(member=rep).agreement

    assert (agreement.pairs, agreement.same, agreement.partly, agreement.different) == (4, 2, 1, 1)


def test_what_cannot_be_compared_is_told_apart(workspace, rep):
    lost(workspace, rep="price_budget", heard="heard")
    lost(workspace, rep="unknown", heard="heard")
    lost(workspace, rep="unknown", customer="timing")
    lost(workspace, customer="timing", told_by="mail")
    lost(workspace, rep="price_budget", customer="-", told_by="mail")
    lost(workspace, rep="other", customer="other")

    voices = voices_of(member=rep)

    assert (voices.heard, voices.rep_unsure, voices.customer_unclear, voices.agreement.both_other) == (1, 2, 1, 1)
    assert (voices.agreement.pairs, voices.coverage.spoke) == (0, 4)


def test_words_that_were_taken_back_say_nothing(workspace, rep):
    loss = lost(workspace, rep="price_budget", customer="timing")
    state(loss, "customer", "-", known_by="mail", quote="")

    assert voices_of(member=rep).coverage.spoke == 0


def test_the_newest_statement_of_a_voice_counts(workspace, rep):
    loss = lost(workspace, rep="price_budget", customer="timing")
    state(loss, "rep", "timing", known_by="heard")

    assert numbers(rep, Kind.SAME) == [loss.pk]


def test_what_is_stated_later_is_counted_at_once(workspace, rep):
    loss = lost(workspace, rep="price_budget", customer="timing")
    before = voices_of(member=rep).agreement.different
    details = StatementDetails(
        voice=Voice.REP, known_by=KnownBy.HEARD, reasons=(StatedReasonDetails(reason=Reason.TIMING),), quote="時期"
    )

    state_reasons(loss=loss, details=details, by=rep, at=NOON)

    after = voices_of(member=rep).agreement
    assert (before, after.same, after.different) == (1, 1, 0)


def test_pairs_that_differ_come_most_first_and_open_their_losses(workspace, rep):
    often = [lost(workspace, rep="price_budget", customer="timing").pk for _ in range(2)]
    lost(workspace, rep="price_budget timing", customer="competitor")

    found = voices_of(member=rep).differing

    assert found == (Differing(PRICE, TIMING, 2), Differing(PRICE, RIVAL, 1))
    assert numbers(rep, Kind.DIFFERENT, rep=PRICE, customer=TIMING) == often[::-1]


def test_reasons_are_counted_for_both_voices_over_the_same_losses(workspace, rep):
    lost(workspace, rep="price_budget timing", customer="timing+price_budget")
    lost(workspace, rep="price_budget", customer="competitor")
    lost(workspace, rep="price_budget")
    lost(workspace, rep="other", customer="other")

    assert voices_of(member=rep).by_voice == (
        ReasonByVoice(Reason.PRICE_BUDGET, 2, 1),
        ReasonByVoice(Reason.COMPETITOR, 0, 1),
        ReasonByVoice(Reason.TIMING, 0, 1),
    )


def test_coverage_counts_who_was_asked_and_answered_by_team_and_reason(workspace, rep):
    first = lost(workspace, rep="timing", customer="timing")
    answered(asked(first))
    asked(lost(workspace, rep="price_budget"))
    lost(workspace)

    voices = voices_of(member=rep)

    assert voices.coverage == Coverage(losses=3, asked=2, answered=1, spoke=1)
    assert [(line.reason, line.coverage) for line in voices.reasons] == [
        (Reason.PRICE_BUDGET, Coverage(1, 1, 0, 0)),
        (Reason.TIMING, Coverage(1, 1, 1, 1)),
        (Reason.UNKNOWN, Coverage(1, 0, 0, 0)),
    ]
    assert [(line.team.name, line.coverage.losses) for line in voices.teams] == [("営業チーム", 3)]


@pytest.mark.parametrize("role", list(Role))
def test_a_masked_answer_is_in_no_count_whoever_looks(workspace, role):
    member = MemberFactory(workspace=workspace, role=role)
    quiet, masked = asked(lost(workspace, rep="timing")), asked(lost(workspace, rep="timing"))
    before = voices_of(member=member)

    answered(masked, masked=True)

    assert voices_of(member=member) == before
    assert numbers(member, Kind.ASKED) == [masked.loss_id, quiet.loss_id]
    assert numbers(member, Kind.ANSWERED) == []


def test_what_was_told_once_stays_answered_when_a_masked_answer_follows(workspace, rep):
    request = asked(lost(workspace, rep="timing"))
    answered(request)
    answered(request, masked=True)

    assert voices_of(member=rep).coverage.answered == 1


def test_an_answer_that_waits_for_the_manager_is_not_counted_yet(workspace, rep, manager):
    answered(asked(lost(workspace, rep="timing")), told=False)

    assert [voices_of(member=member).coverage.answered for member in (rep, manager)] == [0, 0]


def test_a_figure_holds_only_what_the_member_may_read(workspace, rep, admin):
    elsewhere = TeamFactory(workspace=workspace)
    own = lost(workspace, rep="timing", customer="timing")
    others = lost(workspace, team=elsewhere, rep="timing", customer="timing")
    lost(WorkspaceFactory(), rep="timing", customer="timing")

    assert numbers(rep, Kind.SAME) == [own.pk]
    assert numbers(admin, Kind.SAME) == [others.pk, own.pk]


def test_a_period_counts_losses_by_their_own_day(workspace, rep):
    inside = lost(workspace, rep="timing", closed_on=date(2025, 5, 1), owner=rep)
    lost(workspace, rep="timing", closed_on=date(2026, 5, 1))
    only = Filter(period=Period(date(2025, 4, 1), date(2026, 3, 31)))

    assert voices_of(member=rep, only=only).coverage.losses == 1
    wanted = Wanted(kind=Kind.TO_ASK)
    assert losses_wanted(member=rep, wanted=wanted, only=only) == [inside.pk]


def test_to_ask_are_lost_deals_without_request_and_without_own_words(workspace, rep):
    waits = lost(workspace, rep="timing", owner=rep)
    lost(workspace, rep="timing", customer="timing", owner=rep)
    asked(lost(workspace, rep="timing"))
    declined = lost(workspace, rep="timing")
    declined.not_asking.create(workspace=workspace, why="お世話になった方のため", decided_by=rep, decided_at=NOON)
    returned = lost(workspace, rep="timing")
    returned.deal.outcome, returned.deal.closed_on = "open", None
    returned.deal.save()

    assert numbers(rep, Kind.TO_ASK) == [waits.pk]


def test_to_ask_are_the_losses_that_the_member_may_ask_about(workspace, rep, manager):
    own, others = lost(workspace, owner=rep), lost(workspace, owner=MemberFactory(workspace=workspace))

    assert numbers(rep, Kind.TO_ASK) == [own.pk]
    assert sorted(numbers(manager, Kind.TO_ASK)) == [own.pk, others.pk]


@pytest.mark.parametrize(("days", "counted"), [(180, 1), (181, 0)])
def test_to_ask_is_nobody_about_a_loss_of_long_ago(workspace, rep, days, counted):
    loss = lost(workspace, owner=rep)
    today = loss.lost_on + timedelta(days=days)

    found = losses_wanted(member=rep, wanted=Wanted(kind=Kind.TO_ASK), today=today)

    assert (len(found), voices_of(member=rep, today=today).to_ask) == (counted, counted)


def test_losses_are_wanted_by_the_reason_that_the_rep_names_first(workspace, rep):
    first = lost(workspace, rep="timing price_budget", customer="timing")
    silent = lost(workspace, customer="timing")

    assert numbers(rep, Kind.SPOKE, told=Reason.TIMING) == [first.pk]
    assert numbers(rep, Kind.SPOKE, told=Reason.UNKNOWN) == [silent.pk]


def test_nothing_lost_is_counted_as_nothing(rep):
    voices = voices_of(member=rep)

    assert (voices.coverage, voices.coverage.share, voices.differing) == (Coverage(0, 0, 0, 0), 0.0, ())


def test_what_is_held_is_what_would_be_loaded_anew(workspace, rep):
    loss, other = (lost(workspace, owner=rep, rep="price_budget", customer="timing") for _ in range(2))
    voices_of(member=rep)
    details = StatementDetails(
        voice=Voice.REP, known_by=KnownBy.HEARD, reasons=(StatedReasonDetails(reason=Reason.TIMING),), quote="時期"
    )
    state_reasons(loss=loss, details=details, by=rep, at=NOON)
    correct_loss(loss=other, changes=replace(LossFacts.of(other), lost_on=date(2025, 5, 1)), by=rep, at=NOON)
    record_return(deal=loss.deal, returned_on=date(2026, 3, 20), by=rep, at=NOON)
    held = voices_of(member=rep), numbers(rep, Kind.SPOKE), numbers(rep, Kind.TO_ASK)

    forget_held_tables()

    assert (voices_of(member=rep), numbers(rep, Kind.SPOKE), numbers(rep, Kind.TO_ASK)) == held
    assert held[0].agreement.same == 1
