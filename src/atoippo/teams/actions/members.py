"""What people do about members; a member is deactivated, never deleted, for what they recorded stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.teams.actions.admins_only import OnlyForAdmins, refuse_all_but_admins
from atoippo.teams.actions.invitations import revoke_invitations_of
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Member, Role, Seat, Team, Workspace
from atoippo.teams.permissions import may_rename
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime


class LastAdmin(Refused):
    """Without this 管理者 nobody could look after the workspace any more."""

    says = msg("{name}さんは最後の管理者です。先に、サインインできるほかのメンバーを管理者にしてください。")


class NoTeamChosen(Refused):
    """A member without any team would see no deal."""

    says = msg("{name}さんのチームを1つ以上選んでください。チームがないと、商談が1件も見えません。")


class TeamOfAnotherWorkspace(Refused):
    """A member can't sit in a team of another workspace."""

    says = msg("このワークスペースのチームを選んでください。")


@dataclass(frozen=True, slots=True)
class Profile:
    """What a 管理者 says of a member: the name people read, what they may do, in which teams they sit."""

    display_name: str
    role: Role
    teams: tuple[Team, ...]


@transaction.atomic
def add_member(
    *,
    workspace: Workspace,
    display_name: str,
    role: Role = Role.REP,
    team: Team | None = None,
    by: Member | None,
    at: datetime,
) -> Member:
    """Add a person to a workspace, without sign-in, in a team (the default one when none is named)."""
    refuse_all_but_admins(by, workspace)
    if team is not None and team.workspace_id != workspace.pk:
        raise TeamOfAnotherWorkspace
    member = Member(workspace=workspace, display_name=display_name, role=role, created_at=at)
    member.full_clean()
    member.save()
    Seat.objects.create(workspace=workspace, member=member, team=team or workspace.teams.get(is_default=True))
    record_audit(workspace=workspace, by=by, action="member.added", subject=member, at=at)
    return member


@transaction.atomic
def rename_member(*, member: Member, display_name: str, by: Member, at: datetime) -> Member:
    """Give a member the name that people read; everybody may name themselves."""
    if not may_rename(by, member):
        raise OnlyForAdmins
    locked = _locked(member)
    if locked.display_name != display_name:
        _change(locked, {"display_name": display_name}, action="member.renamed", by=by, at=at)
    return locked


@transaction.atomic
def change_role(*, member: Member, role: Role, by: Member | None, at: datetime) -> Member:
    """Let a member do more or less; the last 管理者 stays one."""
    refuse_all_but_admins(by, member.workspace)
    locked = _locked(member)
    if locked.role != role:
        _refuse_to_lose_the_last_admin(locked)
        _change(locked, {"role": role}, action="member.role_changed", by=by, at=at)
    return locked


@transaction.atomic
def seat_member(*, member: Member, teams: Collection[Team], by: Member | None, at: datetime) -> Member:
    """Seat a member in exactly these teams of the workspace."""
    refuse_all_but_admins(by, member.workspace)
    if not teams:
        raise NoTeamChosen(member)
    if any(team.workspace_id != member.workspace_id for team in teams):
        raise TeamOfAnotherWorkspace
    locked = _locked(member)
    before = {seat.team_id: seat.team.name for seat in locked.seats.select_related("team")}
    after = {team.pk: team.name for team in teams}
    if before != after:
        locked.seats.exclude(team__in=after).delete()
        Seat.objects.bulk_create(
            Seat(workspace=locked.workspace, member=locked, team_id=team) for team in after if team not in before
        )
        changes = {"teams": [sorted(before.values()), sorted(after.values())]}
        record_audit(workspace=locked.workspace, by=by, action="member.seated", subject=locked, changes=changes, at=at)
    return locked


@transaction.atomic
def change_member(*, member: Member, profile: Profile, by: Member, at: datetime) -> Member:
    """Change name, role and teams of a member at once; what stays as it is leaves no trace."""
    seat_member(member=member, teams=profile.teams, by=by, at=at)
    change_role(member=member, role=profile.role, by=by, at=at)
    return rename_member(member=member, display_name=profile.display_name, by=by, at=at)


@transaction.atomic
def deactivate_member(*, member: Member, by: Member | None, at: datetime) -> Member:
    """Close the door for a member who left, links handed out included; what they recorded stays theirs."""
    refuse_all_but_admins(by, member.workspace)
    locked = _locked(member)
    if locked.is_active:
        _refuse_to_lose_the_last_admin(locked)
        revoke_invitations_of(locked, by=by, at=at)
        _change(locked, {"is_active": False}, action="member.deactivated", by=by, at=at)
    return locked


@transaction.atomic
def reactivate_member(*, member: Member, by: Member | None, at: datetime) -> Member:
    """Open the door again for a member who came back; revoked links stay revoked."""
    refuse_all_but_admins(by, member.workspace)
    locked = _locked(member)
    if not locked.is_active:
        _change(locked, {"is_active": True}, action="member.reactivated", by=by, at=at)
    return locked


def _locked(member: Member) -> Member:
    Workspace.objects.select_for_update().get(pk=member.workspace_id)  # two admins can't demote each other at once
    return Member.objects.select_related("workspace").get(pk=member.pk)


def _change(member: Member, values: Mapping[str, object], *, action: str, by: Member | None, at: datetime) -> None:
    changes = {field: [getattr(member, field), value] for field, value in values.items()}
    for field, value in values.items():
        setattr(member, field, value)
    member.full_clean()
    member.save(update_fields=list(values))
    record_audit(workspace=member.workspace, by=by, action=action, subject=member, changes=changes, at=at)


def _refuse_to_lose_the_last_admin(member: Member) -> None:
    if not (member.is_active and member.is_admin):
        return
    others = member.workspace.members.active().filter(role=Role.ADMIN).exclude(pk=member.pk)
    if not (others.who_sign_in() if member.user_id else others).exists():
        raise LastAdmin(member)
