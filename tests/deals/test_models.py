"""What the database itself refuses, whatever the code above it does."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from atoippo.deals.actions import ReactionDetails, note_reactions, record_return, record_win, say_it_goes_on
from atoippo.deals.models import Continuation, Deal, ExternalId, Loss, Reaction, Return, Stage, StageChange, Win
from workplace import NOON, DealFactory, LostDealFactory, MemberFactory, TeamFactory


def _refused(constraint, create):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        create()


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("a_deal_is_open_lost_or_won", {"outcome": "gone", "turns": 1}),
        ("a_closed_deal_has_an_episode", {"outcome": "lost"}),
        ("an_open_deal_is_not_closed", {"closed_on": "2025-06-01"}),
        ("a_deal_reaches_one_of_six_steps", {"reach": 7}),
    ],
)
def test_the_database_refuses_a_deal_that_cannot_be(constraint, fields, workspace):
    _refused(constraint, lambda: DealFactory(workspace=workspace, **fields))


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("a_loss_has_its_turn", {"turn": 0}),
        ("a_loss_ended_in_a_known_way", {"state": "gone"}),
        ("a_loss_has_its_submission", {"submission": ""}),
        ("a_loss_reached_one_of_six_steps", {"reach": 0}),
        ("a_second_submit_makes_no_second_loss|deal_id.*submission", {"submission": "first"}),
        ("one_loss_a_turn|deal_id.*turn", {"turn": 1}),
    ],
)
def test_the_database_refuses_a_loss_that_cannot_be(constraint, fields, workspace):
    deal, member = DealFactory(workspace=workspace), MemberFactory(workspace=workspace)
    told = {"workspace": workspace, "deal": deal, "recorded_by": member, "recorded_at": NOON}
    Loss.objects.create(**told, turn=1, submission="first")

    _refused(constraint, lambda: Loss.objects.create(**{**told, "turn": 3, "submission": "second", **fields}))


def test_the_database_refuses_a_return_before_anything_closed_and_a_win_without_turn(workspace, rep):
    told = {"workspace": workspace, "deal": DealFactory(workspace=workspace), "noted_by": rep, "noted_at": NOON}

    _refused("a_return_follows_a_close", lambda: Return.objects.create(**told, turn=1))
    _refused("a_win_has_its_turn", lambda: Win.objects.create(**told, turn=0))


def test_the_database_refuses_stages_that_mean_nothing_we_know(workspace, rep):
    deal = DealFactory(workspace=workspace)

    _refused("a_stage_means", lambda: Stage.objects.create(workspace=workspace, name="提案", reach=9))
    _refused("who_says_a_stage", lambda: Stage.objects.create(workspace=workspace, name="提案", said_at=NOON))
    _refused(
        "a_change_leads",
        lambda: StageChange.objects.create(workspace=workspace, deal=deal, reach=9, noted_by=rep, noted_at=NOON),
    )


@pytest.mark.parametrize("numbers", [{"source": "", "external_id": "1"}, {"source": "csv", "external_id": ""}])
def test_the_database_refuses_an_empty_number(numbers, workspace):
    deal = DealFactory(workspace=workspace)

    _refused("a_foreign_number", lambda: ExternalId.objects.create(workspace=workspace, deal=deal, **numbers))


def test_querysets_read_as_adjectives(workspace):
    standing = {"closed_on": "2026-03-01", "turns": 1}
    opened, won = DealFactory(workspace=workspace), DealFactory(workspace=workspace, outcome="won", **standing)
    lost = LostDealFactory(workspace=workspace)

    assert [list(deals) for deals in (Deal.objects.open(), Deal.objects.lost(), Deal.objects.won())] == [
        [opened],
        [lost],
        [won],
    ]


@pytest.mark.parametrize("role", ["rep", "admin"])
def test_episodes_are_seen_with_their_deals(role, workspace, rep):
    member = MemberFactory(workspace=workspace, role=role)
    in_team, elsewhere = LostDealFactory(workspace=workspace), LostDealFactory()
    in_another_team = LostDealFactory(workspace=workspace, team=TeamFactory(workspace=workspace))
    for deal in (in_team, in_another_team, elsewhere):
        author = MemberFactory(workspace=deal.workspace)
        record_return(deal=deal, returned_on=None, by=author, at=NOON)
        record_win(deal=deal, won_on=None, amount_yen=None, by=author, at=NOON)

    seen = [{row.deal for row in model.objects.visible_to(member)} for model in (Loss, Return, Win)]

    assert seen == [{in_team, in_another_team} if role == "admin" else {in_team}] * 3


def test_what_is_noted_beside_a_deal_is_seen_by_who_may_read_it(workspace, rep):
    deal = DealFactory(workspace=workspace)
    said = say_it_goes_on(deal=deal, ask_again_on=date(2026, 5, 1), words="", submission="form", by=rep, at=NOON)
    details = [ReactionDetails("material", "事例集", landed=True)]
    (noted,) = note_reactions(deal=deal, loss=None, reactions=details, by=rep, at=NOON)
    elsewhere = MemberFactory(workspace=workspace, teams=[TeamFactory(workspace=workspace)])

    seen = [
        (list(Continuation.objects.visible_to(member)), list(Reaction.objects.visible_to(member)))
        for member in (rep, elsewhere)
    ]

    assert seen == [([said], [noted]), ([], [])]


def test_a_reaction_is_to_a_material_or_a_phrase(workspace, rep):
    beside = {"workspace": workspace, "deal": DealFactory(workspace=workspace), "noted_by": rep, "noted_at": NOON}

    _refused("a_reaction_is_to_a_material_or_a_phrase", lambda: Reaction.objects.create(landed=True, **beside))
