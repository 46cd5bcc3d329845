"""Entering a deal in the moment it is lost, or its customer asks for time: from a company's name and an amount, or by its number in the CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from atoippo.customers.models import Company
from atoippo.deals.actions import DealDetails, open_deal
from atoippo.deals.models import Continuation, ExternalId, Loss
from atoippo.intake.rules.lines import CONTENT, company_key
from atoippo.teams.models import Team, Workspace
from atoippo.teams.refused import Refused
from atoippo.values.companies import read_company
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from atoippo.deals.models import Deal
    from atoippo.debriefs.rules import NewDeal
    from atoippo.teams.models import Member

ANY_CRM = "crm"  # where no file has told yet which system the numbers are of


class CompanyNeedsName(Refused):
    """A deal was to be entered without its customer."""

    says = msg("お客様の会社名を入力してください。")


def submitted_before(submission: str, *, by: Member) -> Loss | Continuation | None:
    """Return what the same form of the same person made before; whoever submits it at the same time waits here."""
    Workspace.objects.select_for_update(no_key=True).get(pk=by.workspace_id)
    loss = Loss.objects.filter(workspace=by.workspace_id, recorded_by=by, submission=submission).first()
    same = Continuation.objects.filter(workspace=by.workspace_id, noted_by=by, submission=submission)
    return loss or same.first()


def deal_named(*, new_deal: NewDeal, by: Member, at: datetime) -> Deal:
    """Return the deal of that CRM number, else a new one of the member's own, in the first of their teams."""
    known = _numbers(by.workspace).filter(external_id=new_deal.crm_id).select_related("deal").first()
    if known:
        return known.deal
    team = Team.objects.filter(seats__member=by).order_by("pk").first()
    company = _company_named(new_deal.company, by.workspace, at)
    details = DealDetails(
        name=new_deal.name.strip(), team=team, owner=by, company=company, amount_yen=new_deal.amount_yen
    )
    deal = open_deal(workspace=by.workspace, details=details, by=by, at=at)
    if new_deal.crm_id:
        system = _crm_of(by.workspace)
        ExternalId.objects.create(workspace=by.workspace, source=system, external_id=new_deal.crm_id, deal=deal)
    return deal


def _company_named(name: str, workspace: Workspace, at: datetime) -> Company:
    """Find a company as an import would, by its name as matching reads it, or make it."""
    called, read = name.strip(), read_company(name)
    if not read.key:  # a kind of company alone, or signs that nobody sees, would join strangers
        raise CompanyNeedsName
    key = company_key(read)
    namesakes = list(Company.objects.filter(workspace=workspace, match_key=key).order_by("pk"))
    unnumbered = next((company for company in namesakes if not company.corporate_number), None)
    found = unnumbered or (namesakes[0] if len(namesakes) == 1 else None)
    if found is None:
        return Company.objects.create(workspace=workspace, name=called, match_key=key, created_at=at)
    return found.merged_into or found


def _crm_of(workspace: Workspace) -> str:
    """Return the system whose numbers the workspace's deals have, so that a later file finds the deal again."""
    most = _numbers(workspace).values("source").annotate(deals=Count("pk")).order_by("-deals", "source").first()
    return most["source"] if most else ANY_CRM


def _numbers(workspace: Workspace) -> QuerySet[ExternalId]:
    """Return the numbers by which CRMs know the workspace's deals."""
    return ExternalId.objects.filter(workspace=workspace).exclude(source=CONTENT)
