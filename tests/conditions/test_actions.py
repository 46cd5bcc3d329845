from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from atoippo.conditions.actions import note_condition, withdraw_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.rules import ConditionDetails, ConditionKind, Origin
from atoippo.deals.rules import OfAnotherWorkspace
from atoippo.teams.models import AuditEntry
from workplace import NOON, LostDealFactory, MemberFactory

BUDGET = ConditionDetails(kind=ConditionKind.BUDGET, words=" 来期予算化 ", due_on=date(2027, 4, 1))
WISH = ConditionDetails(kind=ConditionKind.FEATURE, origin=Origin.FORM, may_prompt=False)


@pytest.fixture
def loss(workspace):
    return LostDealFactory(workspace=workspace).losses.get()


def test_note_condition_keeps_what_would_make_it_yes(loss, rep):
    note_condition(loss=loss, details=BUDGET, by=rep, at=NOON)
    note_condition(loss=loss, details=WISH, by=None, at=NOON)

    told = Condition.objects.values_list("deal", "loss", "kind", "words", "due_on", "origin", "may_prompt", "noted_by")
    assert list(told) == [
        (loss.deal_id, loss.pk, "budget", "来期予算化", date(2027, 4, 1), "rep", True, rep.pk),
        (loss.deal_id, loss.pk, "feature", "", None, "form", False, None),
    ]


def test_note_condition_is_told_in_the_history_without_its_words(loss, rep):
    condition = note_condition(loss=loss, details=BUDGET, by=rep, at=NOON)

    assert list(AuditEntry.objects.values_list("by", "action", "subject_type", "subject_id", "changes")) == [
        (rep.pk, "condition.noted", "conditions.condition", condition.pk, {})
    ]


def test_what_stands_already_is_not_noted_again(loss, rep):
    first = note_condition(loss=loss, details=BUDGET, by=rep, at=NOON)

    again = note_condition(loss=loss, details=BUDGET, by=rep, at=NOON)
    other = note_condition(loss=loss, details=replace(BUDGET, due_on=None), by=rep, at=NOON)

    assert (again, other == first, Condition.objects.count()) == (first, False, 2)


def test_a_condition_taken_back_stays_and_may_be_noted_anew(loss, rep, manager):
    condition = note_condition(loss=loss, details=BUDGET, by=rep, at=NOON)
    later = NOON + timedelta(days=1)

    withdraw_condition(condition=condition, by=manager, at=later)
    withdraw_condition(condition=condition, by=rep, at=later + timedelta(days=1))
    note_condition(loss=loss, details=BUDGET, by=rep, at=later)

    told = Condition.objects.values_list("withdrawn_by", "withdrawn_at")
    assert list(told) == [(manager.pk, later), (None, None)]
    assert list(AuditEntry.objects.values_list("action", flat=True)) == [
        "condition.noted",
        "condition.withdrawn",
        "condition.noted",
    ]


def test_conditions_are_of_the_own_workspace_and_of_some_length(loss, rep):
    with pytest.raises(OfAnotherWorkspace):
        note_condition(loss=loss, details=BUDGET, by=MemberFactory(), at=NOON)
    with pytest.raises(ValidationError):
        note_condition(loss=loss, details=replace(BUDGET, words="長" * 501), by=rep, at=NOON)

    assert Condition.objects.count() == 0
