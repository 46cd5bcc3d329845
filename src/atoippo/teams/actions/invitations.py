"""How a member gets to sign in: a link, handed out by a 管理者, opens the door once within 14 days."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from atoippo.teams.actions.admins_only import refuse_all_but_admins
from atoippo.teams.audit import record_audit
from atoippo.teams.models import Invitation, Member, User
from atoippo.teams.queries import open_invitation
from atoippo.teams.refused import Refused
from atoippo.teams.rules import TOKEN_BYTES, invitation_ends_at, token_digest
from atoippo.values.message import msg

if TYPE_CHECKING:
    from datetime import datetime


class MemberSignsInAlready(Refused):
    """A member who has a sign-in needs no invitation."""

    says = msg("{name}さんはすでにサインインできます。パスワードが分からないときは、再設定のリンクを発行してください。")


class MemberNotActive(Refused):
    """The door of a deactivated member is closed."""

    says = msg("{name}さんは利用停止中です。先に利用を再開してください。")


class AddressInUse(Refused):
    """Another member of the workspace signs in, or is invited, with the address."""

    says = msg("このメールアドレスは、{name}さんが使っています。別のアドレスを入力してください。")


class InvitationNotOpen(Refused):
    """The link is unknown, used, revoked or too old; the visitor is not told which."""

    says = msg("この招待リンクは使えません。招待した方に、新しいリンクを依頼してください。")


class InvitationOfSomebodyElse(Refused):
    """Somebody else than the invited person is signed in."""

    says = msg("この招待は{name}宛です。いったんサインアウトしてから、リンクを開き直してください。")


class AddressHasSignIn(Refused):
    """The invited person signs in already, perhaps to another workspace, and joins by that sign-in."""

    says = msg("{name}はすでに登録されています。サインインしてから、このリンクをもう一度開いてください。")


class AlreadyInWorkspace(Refused):
    """The signed-in person is another member of the workspace."""

    says = msg("すでに「{name}」のメンバーです。このままお使いいただけます。")


@transaction.atomic
def invite(*, member: Member, email: str, by: Member, at: datetime) -> tuple[Invitation, str]:
    """Invite a member to sign in; returns the token of the link, which is kept nowhere. An earlier link closes."""
    refuse_all_but_admins(by, member.workspace)
    locked = Member.objects.select_for_update(of=("self",)).select_related("workspace").get(pk=member.pk)
    _refuse_who_needs_none(locked, email, at)
    revoke_invitations_of(locked, by=by, at=at)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation(
        workspace=locked.workspace,
        member=locked,
        email=email,
        token_hash=token_digest(token),
        created_by=by,
        created_at=at,
        expires_at=invitation_ends_at(at),
    )
    invitation.full_clean()
    invitation.save()
    record_audit(
        workspace=locked.workspace, by=by, action="invitation.made", subject=locked, changes={"email": email}, at=at
    )
    return invitation, token


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: Member, at: datetime) -> Invitation:
    """Close the door of a link; one that was used or closed before stays as it is."""
    refuse_all_but_admins(by, invitation.workspace)
    _revoke(invitation, by=by, at=at)
    invitation.refresh_from_db()
    return invitation


def accept_invitation(*, token: str, password: str, at: datetime, user: User | None = None) -> User:
    """Let the invited person in: a new user with a password, or the signed-in `user` of that very address.

    Raises Django's ValidationError when the password is too easy to guess.
    """
    invitation = open_invitation(token=token, at=at)
    if invitation is None:
        raise InvitationNotOpen
    if user is not None and user.email.lower() != invitation.email.lower():
        raise InvitationOfSomebodyElse(invitation.email)
    return _join(invitation, user or _new_user(invitation.email, password, at), at)


def revoke_invitations_of(member: Member, *, by: Member | None, at: datetime) -> None:
    """Close every link of a member that is still open."""
    for invitation in member.invitations.filter(accepted_at=None, revoked_at=None):
        _revoke(invitation, by=by, at=at)


def _new_user(email: str, password: str, at: datetime) -> User:
    user = User(email=email, joined_at=at)
    validate_password(password, user)
    user.set_password(password)  # takes its time: before the transaction, which others wait for
    return user


@transaction.atomic
def _join(invitation: Invitation, user: User, at: datetime) -> User:
    if not Invitation.objects.open_at(at).filter(pk=invitation.pk).update(accepted_at=at):
        raise InvitationNotOpen
    _save_unless_known(user)
    if not _give_sign_in(invitation.member, user):
        raise InvitationNotOpen
    member = invitation.member
    record_audit(workspace=invitation.workspace, by=member, action="invitation.accepted", subject=member, at=at)
    return user


def _save_unless_known(user: User) -> None:
    if user.pk:
        return
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise AddressHasSignIn(user.email) from None


def _give_sign_in(member: Member, user: User) -> bool:
    try:
        with transaction.atomic():
            return Member.objects.active().filter(pk=member.pk, user=None).update(user=user) == 1
    except IntegrityError:
        raise AlreadyInWorkspace(member.workspace) from None


def _revoke(invitation: Invitation, *, by: Member | None, at: datetime) -> None:
    open_ones = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None)
    if open_ones.update(revoked_at=at):
        record_audit(
            workspace=invitation.workspace, by=by, action="invitation.revoked", subject=invitation.member, at=at
        )


def _refuse_who_needs_none(member: Member, email: str, at: datetime) -> None:
    if member.user_id:
        raise MemberSignsInAlready(member)
    if not member.is_active:
        raise MemberNotActive(member)
    others = member.workspace.members.exclude(pk=member.pk)
    holder = (
        others.filter(user__email__iexact=email).first()
        or others.filter(invitations__in=Invitation.objects.open_at(at).filter(email__iexact=email)).first()
    )
    if holder:
        raise AddressInUse(holder)
