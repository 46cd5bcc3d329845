"""Who may be named to a customer as the one who alone reads a masked answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Q, Value, When

from atoippo.teams.models import Member, Role

if TYPE_CHECKING:
    from django.db.models import OuterRef

    from atoippo.teams.models import Team
    from atoippo.teams.models.member import MemberQuerySet


def able_to_read(team: Team | OuterRef, *, workspace: int | OuterRef) -> MemberQuerySet:
    """Return who may be named for a team, in this order: its マネージャー (`turn` 0), any 管理者 (`turn` 1); all who sign in."""
    leads = Q(role=Role.MANAGER, seats__team=team) | Q(role=Role.ADMIN)
    turn = Case(When(role=Role.ADMIN, then=Value(1)), default=Value(0), output_field=IntegerField())
    able = Member.objects.filter(leads, workspace=workspace, user__isnull=False).active()
    return able.annotate(turn=turn).order_by("turn", "pk").distinct()


def comes_before(member: Member) -> Q:
    """Whether somebody is named before this member, who is a マネージャー or a 管理者."""
    turn = int(member.is_admin)
    return Q(turn__lt=turn) | Q(turn=turn, pk__lt=member.pk)
