from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from atoippo.deals.actions import DealDetails, change_deal, change_stage, open_deal
from atoippo.deals.models import Deal, StageChange
from atoippo.deals.rules import BRAND_NEW, OfAnotherWorkspace
from atoippo.teams.models import AuditEntry
from atoippo.values.reach import Reach
from workplace import NOON, CompanyFactory, DealFactory, MemberFactory, TeamFactory


def test_open_deal_opens_it_in_the_default_team(workspace, rep):
    company = CompanyFactory(workspace=workspace)
    details = DealDetails(name="受発注システム", owner=rep, company=company, amount_yen=5, opened_on=date(2026, 4, 1))

    deal = open_deal(workspace=workspace, details=details, by=rep, at=NOON)

    assert DealDetails.of(Deal.objects.get()) == replace(details, team=workspace.teams.get(is_default=True))
    assert (deal.workspace, deal.created_at, deal.standing) == (workspace, NOON, BRAND_NEW)
    assert list(AuditEntry.objects.values_list("action", "subject_id", "by")) == [("deal.opened", deal.pk, rep.pk)]
    assert StageChange.objects.count() == 0


def test_open_deal_takes_the_named_team_and_the_first_stage(workspace, rep):
    team = TeamFactory(workspace=workspace)

    deal = open_deal(
        workspace=workspace, details=DealDetails(team=team), stage="商談化", reach=Reach.HEARD, by=rep, at=NOON
    )

    assert (deal.team, deal.stage, deal.reach) == (team, "商談化", Reach.HEARD)
    assert list(StageChange.objects.values_list("deal", "stage", "reach", "noted_by", "noted_at")) == [
        (deal.pk, "商談化", 1, rep.pk, NOON)
    ]


def test_open_deal_refuses_a_company_of_another_workspace(workspace, rep):
    with pytest.raises(OfAnotherWorkspace):
        open_deal(workspace=workspace, details=DealDetails(company=CompanyFactory()), by=rep, at=NOON)


def test_change_deal_writes_what_differs(workspace, rep):
    deal = DealFactory(workspace=workspace, name="旧", amount_yen=5)
    details = replace(DealDetails.of(deal), name="新", owner=rep)

    changed = change_deal(deal=deal, details=details, by=rep, at=NOON)

    assert DealDetails.of(changed) == DealDetails.of(Deal.objects.get()) == details
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.changes) == ("deal.changed", {"name": ["旧", "新"], "owner": [None, rep.pk]})


def test_change_deal_without_team_leaves_it_in_its_team(workspace, rep):
    team = TeamFactory(workspace=workspace)
    deal = DealFactory(workspace=workspace, team=team)

    changed = change_deal(deal=deal, details=replace(DealDetails.of(deal), team=None, name="新"), by=rep, at=NOON)

    assert (changed.team, changed.name) == (team, "新")


def test_change_deal_writes_nothing_when_nothing_differs(workspace, rep):
    deal = DealFactory(workspace=workspace)

    change_deal(deal=deal, details=replace(DealDetails.of(deal), team=None), by=rep, at=NOON)

    assert AuditEntry.objects.count() == 0


def test_change_deal_refuses_what_a_deal_cannot_say_and_whom_it_cannot_belong_to(workspace, rep):
    deal = DealFactory(workspace=workspace)

    with pytest.raises(ValidationError):
        change_deal(deal=deal, details=replace(DealDetails.of(deal), name="長" * 301), by=rep, at=NOON)
    with pytest.raises(OfAnotherWorkspace):
        change_deal(deal=deal, details=replace(DealDetails.of(deal), owner=MemberFactory()), by=rep, at=NOON)


def test_change_stage_moves_the_deal_and_remembers_it(workspace, rep):
    deal = DealFactory(workspace=workspace, stage="商談化", reach=1)

    moved = change_stage(deal=deal, stage="見積提出", reach=Reach.PROPOSED, by=rep, at=NOON)

    assert list(Deal.objects.values_list("stage", "reach")) == [("見積提出", 3)]
    assert [(change.stage, change.reach, change.noted_by) for change in moved.stage_changes.all()] == [
        ("見積提出", 3, rep)
    ]
    assert AuditEntry.objects.get().changes == {"stage": ["商談化", "見積提出"], "reach": [1, 3]}


def test_change_stage_to_the_same_writes_nothing(workspace, rep):
    deal = DealFactory(workspace=workspace, stage="商談化", reach=1)

    change_stage(deal=deal, stage="商談化", reach=Reach.HEARD, by=rep, at=NOON)

    assert (StageChange.objects.count(), AuditEntry.objects.count()) == (0, 0)
