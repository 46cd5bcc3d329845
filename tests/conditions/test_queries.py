from __future__ import annotations

from datetime import date

import pytest

from atoippo.conditions.actions import note_condition, withdraw_condition
from atoippo.conditions.models import Condition
from atoippo.conditions.queries import conditions_of, conditions_of_losses
from atoippo.conditions.rules import ConditionDetails, ConditionKind
from atoippo.deals.actions import LossDetails, record_loss, record_return
from atoippo.teams.models import Role
from workplace import NOON, LostDealFactory, MemberFactory, TeamFactory


@pytest.fixture
def note(rep):
    def noted(loss, kind, due_on=None):
        return note_condition(loss=loss, details=ConditionDetails(kind=kind, due_on=due_on), by=rep, at=NOON)

    return noted


@pytest.mark.parametrize("count", [1, 3])
def test_conditions_of_a_deal_are_the_soonest_first(count, workspace, note, rep, django_assert_num_queries):
    loss = LostDealFactory(workspace=workspace).losses.get()
    watched = note(loss, ConditionKind.PEOPLE)
    dated = [note(loss, ConditionKind.TIMING, date(2027, 4, day)) for day in range(count, 0, -1)]
    withdraw_condition(condition=note(loss, ConditionKind.PRICE), by=rep, at=NOON)

    with django_assert_num_queries(1):
        found = [(condition, condition.noted_by) for condition in conditions_of(loss.deal)]

    assert found == [(condition, rep) for condition in [*reversed(dated), watched]]


def test_what_an_earlier_loss_waited_for_is_history_once_the_deal_was_lost_anew(workspace, note, rep):
    deal = LostDealFactory(workspace=workspace)
    earlier = note(deal.losses.get(), ConditionKind.PRICE)
    record_return(deal=deal, returned_on=None, by=rep, at=NOON)
    assert conditions_of(deal) == [earlier]  # the deal is open, and nothing newer was told

    again = record_loss(deal=deal, details=LossDetails(submission="again"), by=rep, at=NOON)

    assert conditions_of(deal) == []
    assert conditions_of_losses([earlier.loss, again]) == {earlier.loss_id: [earlier]}


@pytest.mark.parametrize("count", [1, 3])
def test_conditions_of_losses_are_those_that_stand(count, workspace, note, rep, django_assert_num_queries):
    losses = [LostDealFactory(workspace=workspace).losses.get() for _ in range(count)]
    noted = {loss.pk: [note(loss, ConditionKind.PRICE), note(loss, ConditionKind.BUDGET)] for loss in losses}
    withdraw_condition(condition=note(losses[0], ConditionKind.OTHER), by=rep, at=NOON)

    with django_assert_num_queries(1):
        assert conditions_of_losses(losses) == noted


def test_conditions_are_seen_by_who_may_read_the_deal(workspace, note, rep):
    condition = note(LostDealFactory(workspace=workspace).losses.get(), ConditionKind.PRICE)
    elsewhere = MemberFactory(workspace=workspace, teams=[TeamFactory(workspace=workspace)], role=Role.MANAGER)

    seen = [list(Condition.objects.visible_to(member)) for member in (rep, elsewhere, MemberFactory(role=Role.ADMIN))]

    assert seen == [[condition], [], []]


def test_a_condition_tells_itself_as_it_was_told(workspace, rep):
    loss = LostDealFactory(workspace=workspace).losses.get()
    details = ConditionDetails(kind=ConditionKind.CONTRACT, words="2年契約", due_on=date(2028, 3, 31), may_prompt=False)

    note_condition(loss=loss, details=details, by=rep, at=NOON)

    assert Condition.objects.get().as_details == details
