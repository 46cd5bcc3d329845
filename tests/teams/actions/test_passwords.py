"""A link to a new password is handed out, written down, and opens no other workspace."""

from __future__ import annotations

import pytest

from atoippo.teams import actions
from teams.audited import audited
from workplace import NOON, MemberFactory, WorkspaceFactory


def test_hand_out_password_link_is_written_down(workspace, rep, admin):
    user = actions.hand_out_password_link(member=rep, by=admin, at=NOON)

    assert user == rep.user
    assert audited(workspace) == [(admin.pk, "member.password_link", rep.pk, {})]


def test_hand_out_password_link_refuses_who_has_none(workspace, admin):
    with pytest.raises(actions.MemberHasNoSignIn):
        actions.hand_out_password_link(member=MemberFactory(workspace=workspace, user=None), by=admin, at=NOON)
    with pytest.raises(actions.MemberNotActive):
        actions.hand_out_password_link(member=MemberFactory(workspace=workspace, is_active=False), by=admin, at=NOON)


def test_hand_out_password_link_does_not_open_another_workspace(rep, admin):
    MemberFactory(user=rep.user, is_active=False)

    with pytest.raises(actions.SignsInElsewhereToo):
        actions.hand_out_password_link(member=rep, by=admin, at=NOON)


def test_the_own_sample_company_is_no_other_workspace(rep, admin):
    MemberFactory(user=rep.user, workspace=WorkspaceFactory(sample_of=rep.user))

    assert actions.hand_out_password_link(member=rep, by=admin, at=NOON) == rep.user
