"""An invitation opens the door once, to the invited person, within 14 days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from atoippo.teams import actions
from atoippo.teams.models import Invitation, Member, Role, User
from atoippo.teams.queries import open_invitation
from atoippo.teams.rules import token_digest
from teams.audited import audited
from workplace import NOON, PASSWORD, MemberFactory, UserFactory

EMAIL = "hanako@example.jp"
LATER = NOON + timedelta(days=13)


@pytest.fixture
def hanako(workspace):
    """Return a member read from a file."""
    return MemberFactory(workspace=workspace, user=None)


@pytest.fixture
def token(hanako, admin):
    """Return the token of an open invitation of hanako."""
    return actions.invite(member=hanako, email=EMAIL, by=admin, at=NOON)[1]


def accept(token, at=LATER, **kwargs):
    return actions.accept_invitation(token=token, password=PASSWORD, at=at, **kwargs)


def test_invite_keeps_only_the_digest_of_a_long_token(workspace, hanako, admin):
    invitation, token = actions.invite(member=hanako, email=EMAIL, by=admin, at=NOON)

    assert len(token) >= 43  # 256 bits, six a sign
    assert invitation.token_hash == token_digest(token)
    assert (invitation.workspace, invitation.expires_at) == (workspace, NOON + timedelta(days=14))
    assert audited(workspace) == [(admin.pk, "invitation.made", hanako.pk, {"email": EMAIL})]


def test_invite_again_closes_the_earlier_link(workspace, hanako, admin, token):
    _, newer = actions.invite(member=hanako, email=EMAIL, by=admin, at=NOON)

    assert [open_invitation(token=each, at=LATER) is not None for each in (token, newer)] == [False, True]
    assert [action for _, action, _, _ in audited(workspace)] == [
        "invitation.made",
        "invitation.revoked",
        "invitation.made",
    ]


def test_invite_refuses_a_member_who_signs_in(rep, admin):
    with pytest.raises(actions.MemberSignsInAlready):
        actions.invite(member=rep, email=EMAIL, by=admin, at=NOON)


def test_invite_refuses_a_deactivated_member(workspace, admin):
    gone = MemberFactory(workspace=workspace, user=None, is_active=False)

    with pytest.raises(actions.MemberNotActive):
        actions.invite(member=gone, email=EMAIL, by=admin, at=NOON)


def test_invite_refuses_the_address_of_another_member(hanako, rep, admin):
    with pytest.raises(actions.AddressInUse) as refusal:
        actions.invite(member=hanako, email=rep.user.email.upper(), by=admin, at=NOON)

    assert refusal.value.sentence.values == {"name": rep.display_name}


def test_invite_refuses_the_address_of_another_open_invitation(workspace, admin, token):
    with pytest.raises(actions.AddressInUse):
        actions.invite(member=MemberFactory(workspace=workspace, user=None), email=EMAIL, by=admin, at=NOON)


def test_invite_refuses_what_is_no_address(hanako, admin):
    with pytest.raises(ValidationError):
        actions.invite(member=hanako, email="花子", by=admin, at=NOON)


def test_accept_invitation_makes_a_user_who_can_sign_in(workspace, hanako, token, client):
    user = accept(token)

    assert (user.email, Member.objects.get(pk=hanako.pk).user, user.joined_at) == (EMAIL, user, LATER)
    assert client.login(email=EMAIL, password=PASSWORD) is True
    assert audited(workspace)[-1] == (hanako.pk, "invitation.accepted", hanako.pk, {})


def test_accept_invitation_joins_a_user_of_another_workspace(workspace, hanako, token):
    elsewhere = MemberFactory(user=UserFactory(email=EMAIL.upper()))

    user = accept(token, user=elsewhere.user)

    assert user == elsewhere.user
    assert list(Member.objects.filter(user=user).order_by("pk")) == sorted([hanako, elsewhere], key=lambda m: m.pk)


def test_accept_invitation_asks_a_known_address_to_sign_in_first(hanako, token):
    UserFactory(email=EMAIL.upper())

    with pytest.raises(actions.AddressHasSignIn):
        accept(token)

    assert (User.objects.count(), open_invitation(token=token, at=LATER) is not None) == (2, True)


def test_accept_invitation_refuses_somebody_else(token):
    with pytest.raises(actions.InvitationOfSomebodyElse):
        accept(token, user=UserFactory())


def test_accept_invitation_refuses_a_second_place_in_the_workspace(workspace, token):
    already = MemberFactory(workspace=workspace, user=UserFactory(email=EMAIL))

    with pytest.raises(actions.AlreadyInWorkspace):
        accept(token, user=already.user)

    assert open_invitation(token=token, at=LATER) is not None


def test_accept_invitation_refuses_an_easy_password_and_stays_open(token):
    easy = "password"

    with pytest.raises(ValidationError):
        actions.accept_invitation(token=token, password=easy, at=LATER)

    assert open_invitation(token=token, at=LATER) is not None


def test_unknown_used_and_ended_links_are_refused_alike(token):
    accept(token)

    for wrong, at in [("unknown", LATER), (token, LATER)]:
        with pytest.raises(actions.InvitationNotOpen):
            accept(wrong, at=at)


def test_a_link_ends_after_two_weeks(token):
    with pytest.raises(actions.InvitationNotOpen):
        accept(token, at=NOON + timedelta(days=14))


def test_a_revoked_link_is_refused_and_revoking_twice_is_once(workspace, admin, token):
    for _ in range(2):
        revoked = actions.revoke_invitation(invitation=Invitation.objects.get(), by=admin, at=NOON)

    with pytest.raises(actions.InvitationNotOpen):
        accept(token)
    assert revoked.revoked_at == NOON
    assert [action for _, action, _, _ in audited(workspace)] == ["invitation.made", "invitation.revoked"]


def test_the_link_of_a_deactivated_member_is_refused(hanako, token):
    Member.objects.filter(pk=hanako.pk).update(is_active=False)

    with pytest.raises(actions.InvitationNotOpen):
        accept(token)


def test_an_admin_alone_sees_the_links(workspace, admin, manager, token):
    stranger = MemberFactory(role=Role.ADMIN)

    seen = [Invitation.objects.visible_to(member).count() for member in (admin, manager, stranger)]

    assert seen == [1, 0, 0]
