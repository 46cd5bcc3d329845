"""The fields of a deal as a line tells them: all of a new one, of a known one those that differ; blanks wipe nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from atoippo.deals.rules import BRAND_NEW, standing_after, told_episodes
from atoippo.intake.actions.rows.known_deals import is_company_of
from atoippo.intake.rules.lines import person_key
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.deals.models import Deal
    from atoippo.intake.actions.rows.companies import Customers
    from atoippo.intake.actions.rows.names import Names
    from atoippo.intake.actions.rows.work import Work
    from atoippo.intake.models import Intake
    from atoippo.intake.rules.lines import Line

PLAIN = ("name", "industry", "region", "source", "opened_on")


def new_deal(intake: Intake, line: Line, names: Names, customers: Customers, at: datetime) -> dict[str, Any]:
    """Return the fields of the deal that a line tells, standing where the line says."""
    company = customers.company_of(line)
    standing = standing_after(BRAND_NEW, told_episodes(BRAND_NEW, line.outcome, line.closed_on))
    return {
        "workspace_id": intake.workspace_id,
        "team_id": names.team_of(line) or names.default_team,
        "owner_id": names.owner_of(line),
        "company_id": company,
        "contact_id": customers.contact_of(line, company),
        "product_id": names.product_of(line),
        "competitor_id": names.competitor_of(line),
        "name": line.name,
        "industry": line.industry,
        "region": line.region,
        "source": line.source,
        "amount_yen": line.amount_yen,
        "foreign_amount": line.foreign_amount,
        "opened_on": line.opened_on,
        **_outlook(line),
        "stage": line.stage,
        "reach": names.reach_of(line),
        "outcome": standing.outcome.value,
        "closed_on": standing.closed_on,
        "turns": standing.turns,
        "created_at": at,
    }


def changed_fields(work: Work, deal: Deal, names: Names, customers: Customers) -> dict[str, Any]:
    """Return the fields of a known deal that a line tells otherwise."""
    line = work.line
    told: dict[str, Any] = {name: getattr(line, name) for name in PLAIN}
    told |= {
        "team_id": names.team_of(line),
        "owner_id": names.owner_of(line) if not is_owner(deal, line) else None,
        "company_id": customers.company_of(line) if not is_company_of(deal.company, line, customers) else None,
        "product_id": names.product_of(line),
        "competitor_id": names.competitor_of(line),
    }
    if line.contact and not keeps_contact(deal, line, customers):
        told["contact_id"] = customers.contact_of(line, company_to_be(deal, line, customers))
    told |= _outlook(line)
    changed = {name: value for name, value in told.items() if value and value != getattr(deal, name)}
    return {**changed, **_amount(deal, line), **_stage(deal, line, names)}


def _outlook(line: Line) -> dict[str, Any]:
    """Return when an open deal is to be decided and what is said of it; of a closed one, its episodes tell."""
    if line.outcome is not Outcome.OPEN:
        return {"expected_on": None, "note": ""}
    return {"expected_on": line.closed_on, "note": "\n".join(filter(None, (line.reason_words, line.note)))}


def is_owner(deal: Deal, line: Line) -> bool:
    """Whether a line names the rep whose deal it is, be there others of the name."""
    return deal.owner is not None and person_key(deal.owner.display_name) == person_key(line.owner)


def keeps_contact(deal: Deal, line: Line, customers: Customers) -> bool:
    """Whether a line names the contact that the deal has, at the company that it has."""
    if deal.contact is None or person_key(deal.contact.name) != person_key(line.contact):
        return False
    return not line.company_key or is_company_of(deal.company, line, customers)


def company_to_be(deal: Deal, line: Line, customers: Customers) -> int | None:
    """Return the company of a known deal once a line has told it."""
    if not line.company_key or is_company_of(deal.company, line, customers):
        return deal.company_id
    return customers.company_of(line)


def _amount(deal: Deal, line: Line) -> dict[str, Any]:
    """Let an amount in yen and one in another currency stand in for each other."""
    told = (line.amount_yen, line.foreign_amount)
    if told in {(None, ""), (deal.amount_yen, deal.foreign_amount)}:
        return {}
    fields = dict(zip(("amount_yen", "foreign_amount"), told, strict=True))
    return {name: value for name, value in fields.items() if value != getattr(deal, name)}


def _stage(deal: Deal, line: Line, names: Names) -> dict[str, Any]:
    """Another stage brings its own reach, be it unknown; 失注 and 受注 are no steps, so what was reached before stays."""
    reach = names.reach_of(line)
    moved = line.stage not in {"", deal.stage}
    told: dict[str, Any] = {"stage": line.stage} if moved else {}
    if reach != deal.reach and (reach is not None or (moved and line.outcome is Outcome.OPEN)):
        told["reach"] = reach
    return told
