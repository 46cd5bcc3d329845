"""How a member gets a new password where no mail can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from atoippo.teams.actions.admins_only import refuse_all_but_admins
from atoippo.teams.actions.invitations import MemberNotActive
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Member
from atoippo.teams.refused import Refused
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.teams.models import User


class MemberHasNoSignIn(Refused):
    """A member without sign-in has no password: an invitation is what they need."""

    says = msg("{name}さんはまだサインインできません。招待のリンクを発行してください。")


class SignsInElsewhereToo(Refused):
    """The link would open another workspace as well, which this 管理者 has no say in."""

    says = msg(
        "{name}さんはほかのワークスペースでもサインインしているため、ここでは再設定のリンクを発行できません。ご本人から、サインイン画面の「パスワードをお忘れですか？」で再設定してもらってください。"
    )


@transaction.atomic
def hand_out_password_link(*, member: Member, by: Member, at: datetime) -> User:
    """Let a 管理者 hand a member the link to a new password, and write down that they did; returns whose it is."""
    refuse_all_but_admins(by, member.workspace)
    if member.user is None:
        raise MemberHasNoSignIn(member)
    if not member.is_active:
        raise MemberNotActive(member)
    elsewhere = Member.objects.filter(user=member.user).exclude(workspace=member.workspace_id)
    if elsewhere.exclude(workspace__sample_of=member.user).exists():
        raise SignsInElsewhereToo(member)
    record_audit(workspace=member.workspace, by=by, action="member.password_link", subject=member, at=at)
    return member.user
