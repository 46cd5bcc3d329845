"""One form is sent twice at the same moment, or two tabs are: there is one loss, and nothing of it twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from atoippo.deals.actions import DealNotOpen
from atoippo.deals.models import Competitor, Deal, Loss
from atoippo.debriefs.actions import NewDeal, close_as_lost, close_new_deal_as_lost
from atoippo.reasons.rules import KnownBy
from debriefs.telling import MAIL, WHOLE, all_rows
from workplace import NOON, DealFactory, MemberFactory, WorkspaceFactory

THREADS = 4 if connection.vendor == "postgresql" else 2  # the tests' SQLite in memory is slow to share
FORM = replace(WHOLE, quote=MAIL, known_by=KnownBy.MAIL)


@pytest.fixture
def rep(transactional_db):
    """Return a 営業 whose rows other threads see."""
    return MemberFactory(workspace=WorkspaceFactory())


def at_once(act):
    """Do something in all threads at the same moment; return how each ended."""
    ready = Barrier(THREADS)

    def patiently(number):
        ready.wait()
        try:
            while True:
                try:
                    return act(number).pk
                except DealNotOpen:
                    return None
                except OperationalError:  # the tests' SQLite in memory does not wait for a lock
                    if connection.vendor != "sqlite":
                        raise
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(patiently, range(THREADS)))


def kinds():
    """Count the rows of each kind."""
    counted = {}
    for name, _ in all_rows():
        counted[name] = counted.get(name, 0) + 1
    return counted


def test_one_form_sent_often_at_once_is_one_loss_with_all_its_rows_once(rep):
    deal = DealFactory(workspace=rep.workspace, owner=rep)

    ends = at_once(lambda _: close_as_lost(deal=deal, details=FORM, by=rep, at=NOON))

    assert set(ends) == {Loss.objects.get().pk}
    assert kinds() == {
        "Deal": 1, "Loss": 1, "Reaction": 1, "Competitor": 1, "Statement": 3, "StatedReason": 4, "Condition": 2,
        "Promise": 1, "AuditEntry": 8,
    }  # fmt: skip


def test_several_tabs_at_once_are_one_loss_and_the_others_are_told(rep):
    deal = DealFactory(workspace=rep.workspace, owner=rep)

    ends = at_once(lambda n: close_as_lost(deal=deal, details=replace(FORM, submission=f"{n}"), by=rep, at=NOON))

    assert sorted(ends, key=str) == [Loss.objects.get().pk] + [None] * (THREADS - 1)
    assert kinds()["Statement"] == 3


def test_one_form_of_a_new_deal_sent_often_at_once_is_one_deal(rep):
    new_deal = NewDeal(company="株式会社さくら製作所", crm_id="006A1")

    ends = at_once(lambda _: close_new_deal_as_lost(new_deal=new_deal, details=FORM, by=rep, at=NOON))

    assert set(ends) == {Loss.objects.get().pk}
    assert Deal.objects.count() == 1


def test_deals_lost_at_once_share_the_names_that_are_new(rep):
    deals = DealFactory.create_batch(THREADS, workspace=rep.workspace, owner=rep)

    ends = at_once(lambda n: close_as_lost(deal=deals[n], details=FORM, by=rep, at=NOON))

    assert (len(set(ends)), Competitor.objects.count()) == (THREADS, 1)
