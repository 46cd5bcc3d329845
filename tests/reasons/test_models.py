"""What the database itself refuses, whatever the code above it does."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from atoippo.reasons.models import KnownBy, Question, QuestionAnswer, StatedReason, Statement, SubReason, Voice
from atoippo.reasons.rules import KNOWN_BY_OF_VOICE
from workplace import NOON, LostDealFactory, MemberFactory, TeamFactory


@pytest.fixture
def told(workspace):
    return {"workspace": workspace, "loss": LostDealFactory(workspace=workspace).losses.get(), "stated_at": NOON}


def _is_taken(create):
    try:
        with transaction.atomic():
            create()
    except IntegrityError:
        return False
    return True


def test_the_database_knows_each_voice_in_its_own_ways_alone(told):
    taken = {
        (voice, known_by)
        for voice in [*Voice, "nobody"]
        for known_by in [*KnownBy, "dream"]
        if _is_taken(
            lambda voice=voice, known_by=known_by: Statement.objects.create(voice=voice, known_by=known_by, **told)
        )
    }

    assert taken == {(voice, known_by) for voice, ways in KNOWN_BY_OF_VOICE.items() for known_by in ways}


@pytest.mark.parametrize(
    ("fields", "is_taken"),
    [
        ({}, True),
        ({"confidence": 1.0}, True),
        ({"confidence": 1.01}, False),
        ({"confidence": -0.01}, False),
        ({"weight": 0.0}, False),
        ({"reason": "bad_luck"}, False),
    ],
)
def test_the_database_refuses_a_reason_that_cannot_be(fields, is_taken, told):
    statement = Statement.objects.create(voice=Voice.TEXT, known_by=KnownBy.READ, **told)
    reason = {"workspace": statement.workspace, "statement": statement, "reason": "timing", **fields}

    assert _is_taken(lambda: StatedReason.objects.create(**reason)) == is_taken


@pytest.mark.parametrize("role", ["rep", "admin"])
def test_statements_are_seen_with_their_deals(role, told):
    member = MemberFactory(workspace=told["workspace"], role=role)
    in_another_team = LostDealFactory(workspace=member.workspace, team=TeamFactory(workspace=member.workspace))
    losses = [told["loss"], in_another_team.losses.get(), LostDealFactory().losses.get()]
    for loss in losses:
        Statement.objects.create(
            workspace=loss.workspace, loss=loss, voice=Voice.REP, known_by=KnownBy.GUESS, stated_at=NOON
        )

    seen = [statement.loss for statement in Statement.objects.visible_to(member)]

    assert seen == (losses[:2] if role == "admin" else losses[:1])


def test_questions_and_finer_reasons_are_the_workspaces_own(workspace, rep, admin):
    sub = SubReason.objects.create(workspace=workspace, reason="timing", name="繁忙期", made_at=NOON)
    question = Question.objects.create(
        workspace=workspace, reason="timing", place=1, words="いつまで？", changed_by=admin, changed_at=NOON
    )
    stranger = MemberFactory()

    seen = [(list(SubReason.objects.visible_to(m)), list(Question.objects.visible_to(m))) for m in (rep, stranger)]

    assert seen == [([sub], [question]), ([], [])]


def test_answers_are_seen_by_who_may_read_the_deal(workspace, rep):
    loss = LostDealFactory(workspace=workspace).losses.get()
    answer = QuestionAnswer.objects.create(
        workspace=workspace, loss=loss, reason="timing", place=1, asked="なぜ？", answered_by=rep, answered_at=NOON
    )
    elsewhere = MemberFactory(workspace=workspace, teams=[TeamFactory(workspace=workspace)])

    assert [list(QuestionAnswer.objects.visible_to(member)) for member in (rep, elsewhere)] == [[answer], []]
