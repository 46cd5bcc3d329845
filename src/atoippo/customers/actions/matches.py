"""What people do about companies of near names: join them, keep them apart, take apart what was joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.customers.models import Company, CompanyMatch
from atoippo.customers.models.company_match import Verdict
from atoippo.customers.permissions import may_join
from atoippo.customers.rules import alike, heads_of, known_name
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Workspace
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import Member

MOST_OPEN = 200  # pairs that wait for a person at a time: more would not be looked at with care


class NotYoursToJoin(Exception):  # noqa: N818 - named as a sentence
    """Companies were joined or taken apart by somebody who does not look after the workspace's companies."""


class NotOfThisPair(Exception):  # noqa: N818 - named as a sentence
    """Companies were to be joined into one that is not of the pair."""


class DecidedAlready(Refused):
    """Somebody else has said meanwhile whether the two are one; who thinks otherwise takes that back first."""

    says = msg("この組は、ほかの人がすでに確認しました。")


class NotJoined(Refused):
    """A pair was to be taken apart that is not joined, or not any more."""

    says = msg("この組は、すでに元に戻されているか、別の会社として残されています。「確認した会社」をご覧ください。")


class NotKeptApart(Refused):
    """A pair was to be asked about again that nobody keeps apart, or nobody any more."""

    says = msg("この組は、すでに元に戻されているか、同じ会社としてまとめられています。「確認した会社」をご覧ください。")


def propose_matches(*, workspace: Workspace, at: datetime) -> int:
    """Propose pairs of companies that may be one; return how many are new. What a person decided is not asked again."""
    room = MOST_OPEN - CompanyMatch.objects.filter(workspace=workspace).undecided().count()
    companies = Company.objects.filter(workspace=workspace).heads().order_by("pk")
    names = [known_name(*row) for row in companies.values_list("pk", "match_key", "corporate_number")]
    asked = set(CompanyMatch.objects.filter(workspace=workspace).values_list("company_id", "other_id"))
    near = [pair for pair in alike(names) if (pair.company, pair.other) not in asked][: max(room, 0)]
    matches = [
        CompanyMatch(
            workspace=workspace, company_id=pair.company, other_id=pair.other, likeness=pair.likeness, found_at=at
        )
        for pair in near
    ]
    return _propose(workspace, matches, at)


@transaction.atomic
def _propose(workspace: Workspace, matches: list[CompanyMatch], at: datetime) -> int:
    before = CompanyMatch.objects.filter(workspace=workspace).count()
    CompanyMatch.objects.bulk_create(matches, ignore_conflicts=True)  # another worker may have proposed the same
    new = CompanyMatch.objects.filter(workspace=workspace).count() - before
    newest = CompanyMatch.objects.filter(workspace=workspace).order_by("pk").last()
    if new and newest is not None:
        record_audit(
            workspace=workspace, by=None, action="match.proposed", subject=newest, changes={"pairs": new}, at=at
        )
    return new


@transaction.atomic
def join_companies(*, match: CompanyMatch, into: Company, by: Member, at: datetime) -> Company:
    """Say that both are one company, known as `into` (or as what that is joined into already); return that company.

    Rows keep their company, queries follow it. What had been joined into the other one goes along, and comes back with it
    when the pair is taken apart.
    """
    locked = _undecided(match, by)
    if into.pk not in {locked.company_id, locked.other_id}:
        raise NotOfThisPair(into)
    heads = _heads(locked.workspace_id)
    other = locked.other_id if into.pk == locked.company_id else locked.company_id
    head, joined = heads.get(into.pk, into.pk), heads.get(other, other)
    if head != joined:
        locked.joined_id, locked.into_id = joined, head
    _decide(locked, Verdict.SAME, by, at)
    _follow(locked.workspace_id)
    return Company.objects.get(pk=head)


@transaction.atomic
def keep_apart(*, match: CompanyMatch, by: Member, at: datetime) -> CompanyMatch:
    """Say that the two are different companies; the pair is not proposed again."""
    locked = _undecided(match, by)
    _decide(locked, Verdict.APART, by, at)
    return locked


@transaction.atomic
def take_apart(*, match: CompanyMatch, by: Member, at: datetime) -> CompanyMatch:
    """Undo a joining: the two stand for themselves again, and the pair waits for a decision."""
    locked = _locked(match, by)
    if locked.verdict != Verdict.SAME:
        raise NotJoined
    locked.joined_id = locked.into_id = None
    _decide(locked, Verdict.OPEN, by, at)
    _follow(locked.workspace_id)
    return locked


@transaction.atomic
def ask_again(*, match: CompanyMatch, by: Member, at: datetime) -> CompanyMatch:
    """Take back that two are different companies: the pair waits for a decision again; what was joined stays joined."""
    locked = _locked(match, by)
    if locked.verdict != Verdict.APART:
        raise NotKeptApart
    _decide(locked, Verdict.OPEN, by, at)
    return locked


def _undecided(match: CompanyMatch, by: Member) -> CompanyMatch:
    locked = _locked(match, by)
    if locked.verdict != Verdict.OPEN:
        raise DecidedAlready
    return locked


def _locked(match: CompanyMatch, by: Member) -> CompanyMatch:
    """Return the pair as it stands; decisions of a workspace wait for each other, for they move each other's companies."""
    if not may_join(by, match):
        raise NotYoursToJoin(by)
    Workspace.objects.select_for_update().get(pk=match.workspace_id)
    return CompanyMatch.objects.select_related("workspace").get(pk=match.pk)


def _decide(match: CompanyMatch, verdict: Verdict, by: Member, at: datetime) -> None:
    decided = verdict != Verdict.OPEN
    match.verdict = verdict
    match.decided_by, match.decided_at = (by, at) if decided else (None, None)
    match.save(update_fields=["verdict", "decided_by", "decided_at", "joined", "into"])
    record_audit(workspace=match.workspace, by=by, action=f"match.{verdict}", subject=match, at=at)


def _heads(workspace_id: int) -> dict[int, int]:
    """Return under which company each joined one is known, by what people have said."""
    said = CompanyMatch.objects.filter(workspace=workspace_id, verdict=Verdict.SAME).exclude(joined=None)
    return heads_of((joined, into) for joined, into in said.values_list("joined_id", "into_id") if joined and into)


def _follow(workspace_id: int) -> None:
    """Let each company follow its head straight away, never by way of a third."""
    heads = _heads(workspace_id)
    companies = Company.objects.filter(workspace=workspace_id)
    companies.exclude(merged_into=None).exclude(pk__in=heads).update(merged_into=None)
    moved = [company for company in companies.filter(pk__in=heads) if company.merged_into_id != heads[company.pk]]
    for company in moved:
        company.merged_into_id = heads[company.pk]
    Company.objects.bulk_update(moved, ["merged_into"])
