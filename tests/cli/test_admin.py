"""`atoippo admin create`: the first 管理者 gets in, and nobody is let in with a password that anybody guesses."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from atoippo.cli import commands  # noqa: F401 - each command adds itself
from atoippo.cli.app import app
from atoippo.teams.models import Member, User, Workspace
from workplace import PASSWORD, MemberFactory

pytestmark = pytest.mark.django_db


def create(*further, said=f"{PASSWORD}\n", email="first@example.jp", workspace="みなと商会"):
    arguments = ["admin", "create", "--email", email, "--workspace", workspace, *further]
    told = CliRunner().invoke(app, arguments, input=said)
    return told.exit_code, told.stdout, told.stderr


def test_create_lets_the_first_admin_in():
    told = create("--name", "山岸 智子")

    assert told == (0, "first@example.jp は「みなと商会」の管理者です。\n", "")
    member = Member.objects.get()
    assert (member.display_name, member.role, member.workspace.name) == ("山岸 智子", "admin", "みなと商会")
    assert member.user.email == "first@example.jp"
    assert member.user.check_password(PASSWORD)


def test_create_names_who_gives_no_name_after_the_address():
    create()

    assert Member.objects.get().display_name == "first"


def test_create_adds_an_admin_to_a_workspace_that_is_there(workspace):
    create(workspace=workspace.name)

    assert list(Workspace.objects.values_list("pk", flat=True)) == [workspace.pk]
    assert [member.role for member in workspace.members.all()] == ["admin"]


def test_create_asks_no_password_of_who_has_one():
    user = MemberFactory(workspace__name="別の会社").user

    told = create(email=user.email.upper(), said="")

    assert told[0] == 0
    assert sorted(user.members.values_list("workspace__name", "role")) == [("みなと商会", "admin"), ("別の会社", "rep")]


@pytest.mark.parametrize("password", ["12345678", "first@example.jp", "短い", ""])
def test_create_refuses_what_anybody_guesses_and_changes_nothing(password):
    code, told, complaint = create(said=f"{password}\n")

    assert (code, told) == (2, "")
    assert "パスワード" in complaint
    assert (User.objects.count(), Workspace.objects.count()) == (0, 0)


def test_create_refuses_who_is_there_already():
    create()

    code, _, complaint = create()

    assert (code, Member.objects.count()) == (2, 1)
    assert "first@example.jp" in complaint or "first" in complaint
