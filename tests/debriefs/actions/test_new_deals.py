from __future__ import annotations

from dataclasses import replace

import pytest

from atoippo.customers.models import Company
from atoippo.deals.actions import DealNotOpen
from atoippo.deals.models import Continuation, Deal, ExternalId, Loss
from atoippo.debriefs.actions import (
    CompanyNeedsName,
    NewDeal,
    NotYoursToClose,
    SayWhenToAskAgain,
    close_new_deal_as_lost,
    note_new_deal_goes_on,
)
from atoippo.teams.models import Workspace
from debriefs.telling import WHOLE, all_rows
from workplace import NOON, CompanyFactory, DealFactory, MemberFactory, TeamFactory

SAKURA = NewDeal(company="株式会社さくら製作所", amount_yen=3_200_000, name="受発注システム更改")


@pytest.fixture
def close(rep):
    def closed(new_deal=SAKURA, by=rep, **changes):
        return close_new_deal_as_lost(new_deal=new_deal, details=replace(WHOLE, **changes), by=by, at=NOON)

    return closed


def test_a_company_and_an_amount_make_a_deal_that_is_lost_at_once(workspace, rep, close):
    loss = close()

    deal = Deal.objects.get()
    assert (deal.company.name, deal.amount_yen, deal.name) == (SAKURA.company, 3_200_000, "受発注システム更改")
    assert (deal.owner, deal.team.is_default, deal.is_lost, loss.deal) == (rep, True, True, deal)
    assert (loss.amount_yen, deal.company.match_key) == (3_200_000, "株式会社|pre|さくら製作所")


def test_a_company_that_is_known_is_found_by_its_name(workspace, close):
    head = CompanyFactory(workspace=workspace, name="株式会社みなと")
    CompanyFactory(workspace=workspace, name="株式会社さくら製作所", merged_into=head)

    assert close(NewDeal(company="（株）さくら製作所 御中")).deal.company == head
    assert Company.objects.count() == 2


def test_the_only_one_with_a_corporate_number_is_that_company(workspace, close):
    known = CompanyFactory(workspace=workspace, name="株式会社さくら製作所", corporate_number="1234567890123")

    assert close().deal.company == known


def test_a_deal_without_a_company_is_refused_and_nothing_stays(close):
    with pytest.raises(CompanyNeedsName):
        close(NewDeal(company="　", amount_yen=5))

    assert (Deal.objects.count(), Loss.objects.count()) == (0, 0)


def test_the_deal_belongs_to_the_first_team_of_its_owner(workspace, close):
    team = TeamFactory(workspace=workspace)

    loss = close(by=MemberFactory(workspace=workspace, teams=[team, TeamFactory(workspace=workspace)]))

    assert loss.deal.team == team


def test_a_second_submit_of_one_form_makes_no_second_deal(close):
    first = close()
    rows = all_rows()

    assert (close(NewDeal(company="別の会社")), all_rows() == rows) == (first, True)


def test_anothers_form_with_the_same_token_is_another_form(workspace, close):
    first = close()

    assert close(by=MemberFactory(workspace=workspace)) != first
    assert Deal.objects.count() == 2


def test_a_known_crm_number_means_the_deal_that_has_it(workspace, rep, close):
    deal = DealFactory(workspace=workspace, owner=rep)
    ExternalId.objects.create(workspace=workspace, source="salesforce", external_id="006A1", deal=deal)

    assert close(replace(SAKURA, crm_id="006A1")).deal == deal
    assert Deal.objects.count() == 1


def test_a_known_crm_number_of_a_colleagues_deal_is_refused(workspace, close):
    deal = DealFactory(workspace=workspace, owner=MemberFactory(workspace=workspace))
    ExternalId.objects.create(workspace=workspace, source="salesforce", external_id="006A1", deal=deal)

    with pytest.raises(NotYoursToClose):
        close(replace(SAKURA, crm_id="006A1"))

    assert Loss.objects.count() == 0


@pytest.mark.parametrize(("known", "source"), [("salesforce", "salesforce"), ("content", "crm")])
def test_a_new_crm_number_is_kept_so_that_a_later_file_finds_the_deal(workspace, close, known, source):
    ExternalId.objects.create(
        workspace=workspace, source=known, external_id="006B2", deal=DealFactory(workspace=workspace)
    )

    deal = close(replace(SAKURA, crm_id="006A1")).deal

    assert list(deal.external_ids.values_list("source", "external_id")) == [(source, "006A1")]
    assert Workspace.objects.count() == 1


@pytest.fixture
def go_on(rep):
    def gone_on(new_deal=SAKURA, **changes):
        return note_new_deal_goes_on(new_deal=new_deal, details=replace(WHOLE, **changes), by=rep, at=NOON)

    return gone_on


def test_a_deal_whose_customer_still_considers_is_entered_once_and_stays_open(rep, go_on):
    first, again = go_on(), go_on()

    deal = Deal.objects.get()
    assert (again, first.deal, first.ask_again_on) == (first, deal, WHOLE.ask_from)
    assert (deal.is_open, deal.owner, deal.company.name) == (True, rep, SAKURA.company)


def test_no_deal_is_entered_without_a_day_to_ask_again(go_on):
    with pytest.raises(SayWhenToAskAgain):
        go_on(ask_from=None)

    assert (Deal.objects.count(), Continuation.objects.count()) == (0, 0)


def test_who_goes_back_closes_the_deal_that_the_form_entered(close, go_on):
    gone_on = go_on()

    assert close().deal == gone_on.deal
    assert Deal.objects.get().is_lost


def test_a_deal_that_the_form_has_closed_does_not_go_on(close, go_on):
    close()

    with pytest.raises(DealNotOpen):
        go_on()

    assert Deal.objects.count() == 1


@pytest.mark.parametrize("name", ["株式会社", "(株)", "\u200b", "有限会社　御中"])
def test_a_kind_of_company_alone_names_nobody(close, name):
    with pytest.raises(CompanyNeedsName):
        close(NewDeal(company=name))

    assert Company.objects.count() == 0
