"""What people do about companies of near names: join them, keep them apart, take apart what was joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.customers.models import Company, CompanyMatch  # noqa: TC001 - joining asks them
from atoippo.customers.models.company_match import Verdict
from atoippo.customers.permissions import may_join
from atoippo.teams.audit import record_audit

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member, Workspace


class NotYoursToJoin(Exception):  # noqa: N818 - named as a sentence
    """Companies were joined or taken apart by somebody who does not look after the workspace's companies."""


class NotOfThisPair(Exception):  # noqa: N818 - named as a sentence
    """Companies were to be joined into one that is not of the pair."""


class NotJoined(Exception):  # noqa: N818 - named as a sentence
    """A pair was to be taken apart that nobody joined."""


def propose_matches(*, workspace: Workspace, at: datetime) -> int:  # noqa: ARG001 - comes with the rules of likeness
    """Propose pairs of companies that may be one; return how many are new. What a person decided is not asked again."""
    return 0


@transaction.atomic
def join_companies(*, match: CompanyMatch, into: Company, by: Member, at: datetime) -> Company:
    """Say that both are one company, known as `into`; rows keep their company, queries follow it."""
    if not may_join(by, match):
        raise NotYoursToJoin(by)
    if into.pk not in {match.company_id, match.other_id}:
        raise NotOfThisPair(into)
    _decide(match, Verdict.SAME, by, at)
    return into


@transaction.atomic
def keep_apart(*, match: CompanyMatch, by: Member, at: datetime) -> CompanyMatch:
    """Say that the two are different companies; the pair is not proposed again."""
    if not may_join(by, match):
        raise NotYoursToJoin(by)
    return _decide(match, Verdict.APART, by, at)


@transaction.atomic
def take_apart(*, match: CompanyMatch, by: Member, at: datetime) -> CompanyMatch:
    """Undo a joining: the pair is two companies again and waits for a decision."""
    if not may_join(by, match):
        raise NotYoursToJoin(by)
    return _decide(match, Verdict.OPEN, None, at)


def _decide(match: CompanyMatch, verdict: Verdict, by: Member | None, at: datetime) -> CompanyMatch:
    match.verdict, match.decided_by, match.decided_at = verdict, by, at if by else None
    match.save(update_fields=["verdict", "decided_by", "decided_at"])
    record_audit(workspace=match.workspace, by=by, action=f"match.{verdict}", subject=match, at=at)
    return match
