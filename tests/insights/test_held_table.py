"""The table is held until a fact changes, and then only what changed is loaded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from atoippo.customers.models import Company
from atoippo.deals.actions import correct_loss, say_what_stages_mean
from atoippo.deals.actions.facts import LossFacts
from atoippo.deals.models import Deal, Product
from atoippo.insights import changes
from atoippo.insights import held_table as module
from atoippo.insights.held_table import forget_held_tables, held_table
from atoippo.teams.audit import record_audit
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason
from insights.stories import read, say
from workplace import (
    NOON,
    CompanyFactory,
    DealFactory,
    LostDealFactory,
    MemberFactory,
    TeamFactory,
    WorkspaceFactory,
)


def note(subject, workspace, **told):
    """Write an audit entry, as an action would."""
    return record_audit(workspace=workspace, by=None, action="tested", subject=subject, changes=told, at=NOON)


def names_in(workspace):
    """Return the names of the deals that are held."""
    return held_table(workspace).table.frame["deal"].to_list()


def test_held_table_knows_the_newest_change(workspace):
    deal = DealFactory(workspace=workspace)
    entry = note(deal, workspace)

    held = held_table(workspace)

    assert (held.version, held.changed_at) == (entry.pk, NOON)


def test_held_table_asks_one_query_while_nothing_changes(workspace, django_assert_num_queries):
    DealFactory(workspace=workspace)
    held = held_table(workspace)

    with django_assert_num_queries(1):
        assert held_table(workspace) is held


@pytest.mark.parametrize("deals", [1, 3])
def test_held_table_asks_the_same_number_of_queries_for_any_number_of_deals(
    deals, workspace, django_assert_num_queries
):
    LostDealFactory.create_batch(deals, workspace=workspace)
    DealFactory.create_batch(deals, workspace=workspace)

    with django_assert_num_queries(17):
        held_table(workspace)


def test_held_table_loads_the_deals_that_changed_and_no_others(workspace, django_assert_num_queries):
    first, second = DealFactory.create_batch(2, workspace=workspace)
    stamp = held_table(workspace).stamp
    Deal.objects.update(name="変えた")
    note(second, workspace)

    with django_assert_num_queries(9):
        held = held_table(workspace)

    assert held.table.frame.select("row", "deal").rows() == [(first.pk, first.name), (second.pk, "変えた")]
    assert held.stamp > stamp


def test_held_table_takes_the_deals_that_a_bulk_entry_names(workspace):
    deals = DealFactory.create_batch(2, workspace=workspace)
    held_table(workspace)
    new = DealFactory(workspace=workspace, name="新しい", company__name="株式会社新")
    Deal.objects.filter(pk=deals[0].pk).delete()

    note(workspace, workspace, deals=[deals[0].pk, new.pk])

    assert names_in(workspace) == [deals[1].name, "新しい"]
    assert held_table(workspace).table.frame["company"][1] == "株式会社新"


def test_held_table_hears_what_is_said_and_corrected(workspace, rep):
    deal = LostDealFactory(workspace=workspace, recorded_by=rep)
    held_table(workspace)

    say(deal, Reason.TIMING, by=rep)
    loss = deal.losses.get()
    facts = LossFacts(lost_on=date(2026, 3, 2), reach=Reach.COMPARED)
    correct_loss(loss=loss, changes=facts, by=rep, at=NOON)

    frame = held_table(workspace).table.frame
    assert frame.select("recoded", "reach", "closed_on").rows() == [("timing", 4, date(2026, 3, 2))]


@pytest.mark.parametrize("make", [lambda w: Product.objects.create(workspace=w, name="新商品")])
def test_held_table_learns_names_that_a_changed_deal_brings(workspace, make):
    deal = DealFactory(workspace=workspace)
    held_table(workspace)
    Deal.objects.update(product=make(workspace))

    note(deal, workspace)

    assert held_table(workspace).table.frame["product"].to_list() == ["新商品"]


def test_held_table_hears_of_names(workspace):
    deal = DealFactory(workspace=workspace)
    team = TeamFactory(workspace=workspace)
    Deal.objects.update(team=team)
    held_table(workspace)
    Company.objects.update(name="株式会社改名")
    type(team).objects.filter(pk=team.pk).update(name="改名課")

    note(deal.company, workspace)

    assert held_table(workspace).table.frame.select("company", "team").rows() == [("株式会社改名", "改名課")]


def test_held_table_takes_a_new_members_name_out_of_all_quotes(workspace, rep):
    deal = LostDealFactory(workspace=workspace, recorded_by=rep)
    read(deal, Reason.RESPONSE_ATTITUDE, clause="佐藤さんの返事が遅い")
    assert held_table(workspace).table.frame["quote"].to_list() == ["佐藤さんの返事が遅い"]

    note(MemberFactory(workspace=workspace, display_name="佐藤 花子"), workspace)

    assert held_table(workspace).table.frame["quote"].to_list() == ["担当者さんの返事が遅い"]


def test_held_table_loads_everything_when_a_stage_means_something_else(workspace, admin):
    LostDealFactory(workspace=workspace, stage="最終選考")
    held_table(workspace)

    say_what_stages_mean(workspace=workspace, meanings={"最終選考": Reach.DECIDED}, by=admin, at=NOON)

    assert held_table(workspace).table.frame["reach"].to_list() == [5]


def test_held_table_loads_everything_when_very_many_deals_changed(workspace, monkeypatch):
    monkeypatch.setattr(changes, "MOST_DEALS", 1)
    deals = DealFactory.create_batch(2, workspace=workspace)
    held_table(workspace)
    Deal.objects.update(name="変えた")

    note(workspace, workspace, deals=[deal.pk for deal in deals])

    assert names_in(workspace) == ["変えた", "変えた"]


def test_held_table_keeps_its_results_when_nothing_of_it_changes(workspace, rep):
    DealFactory(workspace=workspace)
    held = held_table(workspace)

    entry = note(rep.seats.get(), workspace)

    after = held_table(workspace)
    assert (after.version, after.stamp, after.table) == (entry.pk, held.stamp, held.table)


def test_held_table_renews_its_results_for_another_calendar(workspace):
    DealFactory(workspace=workspace)
    held = held_table(workspace)

    note(workspace, workspace)

    assert held_table(workspace).stamp > held.stamp


def test_held_table_hears_an_entry_that_was_committed_late(workspace):
    deal = DealFactory(workspace=workspace)
    number = note(deal, workspace).pk
    late = note(deal, workspace)
    newest = note(workspace, workspace)
    late.delete()
    held_table(workspace)
    Deal.objects.update(name="遅れて")
    late.pk = number + 1
    late.save(force_insert=True)  # with no newer entry after it

    assert (names_in(workspace), newest.pk > late.pk) == (["遅れて"], True)


def test_held_table_puts_away_the_workspace_that_nobody_asked_for_longest(workspace, monkeypatch):
    monkeypatch.setattr(module, "MOST_DEALS_HELD", 1)
    held = held_table(workspace)

    held_table(WorkspaceFactory())

    assert held_table(workspace) is not held


def test_small_workspaces_are_held_side_by_side(workspace):
    held = held_table(workspace)

    for other in WorkspaceFactory.create_batch(5):
        held_table(other)

    assert held_table(workspace) is held


def test_held_table_is_loaded_anew_when_forgotten(workspace):
    held = held_table(workspace)

    forget_held_tables()

    assert held_table(workspace) is not held


def test_held_table_of_a_workspace_without_entries_is_that_of_its_deals(workspace):
    DealFactory(workspace=workspace, company=CompanyFactory(workspace=workspace), name="一件")

    assert (held_table(workspace).version, names_in(workspace)) == (0, ["一件"])


@pytest.mark.django_db(transaction=True)
def test_held_table_is_the_same_for_threads_that_ask_together(workspace):
    DealFactory(workspace=workspace)

    with ThreadPoolExecutor(4) as threads:
        tables = list(threads.map(_held_in_thread, [workspace] * 8))

    assert len({id(table) for table in tables}) == 1


def _held_in_thread(workspace):
    from django.db import connection  # noqa: PLC0415 - the thread's own, closed when it is done

    try:
        return held_table(workspace)
    finally:
        connection.close()
