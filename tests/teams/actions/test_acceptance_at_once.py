"""Two browsers accept one invitation at the same time: one gets in."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from atoippo.teams import actions
from atoippo.teams.actions import invitations
from atoippo.teams.models import Member, Role, User
from atoippo.teams.queries import open_invitation
from workplace import NOON, PASSWORD, MemberFactory, UserFactory, WorkspaceFactory

EMAIL = "hanako@example.jp"


@pytest.fixture
def token(transactional_db):
    """Return the token of an open invitation."""
    workspace = WorkspaceFactory()
    admin = MemberFactory(workspace=workspace, role=Role.ADMIN)
    hanako = MemberFactory(workspace=workspace, user=None)
    return actions.invite(member=hanako, email=EMAIL, by=admin, at=NOON)[1]


def accept_patiently(token):
    while True:
        try:
            return actions.accept_invitation(token=token, password=PASSWORD, at=NOON).email
        except (actions.InvitationNotOpen, actions.AddressHasSignIn):
            return None
        except OperationalError:  # the tests' SQLite in memory does not wait for a lock, as the product's file does
            continue


def test_accepting_twice_at_once_makes_one_user(token):
    ready = Barrier(2)

    def accept(_):
        ready.wait()
        try:
            return accept_patiently(token)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        ends = list(threads.map(accept, range(2)))

    assert sorted(ends, key=str) == [None, EMAIL]
    assert (User.objects.filter(email=EMAIL).count(), Member.objects.filter(user__email=EMAIL).count()) == (1, 1)


def test_who_looked_before_another_accepted_does_not_get_in(token):
    seen = open_invitation(token=token, at=NOON)
    actions.accept_invitation(token=token, password=PASSWORD, at=NOON)

    with pytest.raises(actions.InvitationNotOpen):
        invitations._join(seen, User(email="other@example.jp", joined_at=NOON), NOON)

    assert User.objects.filter(email="other@example.jp").count() == 0


def test_who_looked_before_the_member_was_deactivated_does_not_get_in(token):
    seen = open_invitation(token=token, at=NOON)
    Member.objects.filter(pk=seen.member_id).update(is_active=False)

    with pytest.raises(actions.InvitationNotOpen):
        invitations._join(seen, UserFactory(email=EMAIL), NOON)

    seen.refresh_from_db()
    assert seen.accepted_at is None
