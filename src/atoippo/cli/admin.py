"""`atoippo admin create`: the first 管理者 of a workspace, for nobody can sign up by themselves."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from atoippo.cli.app import app
from atoippo.cli.speech import stop, t
from atoippo.cli.usage import Command, Group
from atoippo.values.message import msg

admin = typer.Typer(cls=Group, help=t(msg("管理者を作ります。")))
app.add_typer(admin, name="admin", short_help=t(msg("管理者を作る")))

Email = Annotated[
    str, typer.Option("--email", metavar="ADDRESS", show_default=False, help=t(msg("サインインに使うメールアドレス。")))
]
WorkspaceName = Annotated[
    str,
    typer.Option(
        "--workspace",
        metavar="NAME",
        show_default=False,
        help=t(msg("ワークスペース（会社）の名前。なければ作ります。")),
    ),
]
Name = Annotated[
    str, typer.Option("--name", metavar="NAME", help=t(msg("画面に出る名前。なければメールアドレスの@の前。")))
]


@admin.command(
    cls=Command,
    help=t(
        msg("ワークスペースの管理者を作ります。パスワードは、このあと入力していただきます（標準入力からの1行でも）。")
    ),
    short_help=t(msg("ワークスペースの管理者を作る")),
)
def create(email: Email, workspace: WorkspaceName, name: Name = "") -> None:
    """Ask for a password (save of somebody who has one), and let the person in."""
    from django.core.exceptions import ValidationError

    from atoippo.cli.installation import open_installation
    from atoippo.teams.refused import Refused

    open_installation(prepared=True)
    try:
        _create(email, workspace, name or email.partition("@")[0])
    except Refused as refused:
        raise stop(refused.sentence) from refused
    except ValidationError as wrong:
        raise stop(*(msg("{trouble}", trouble=text) for text in wrong.messages)) from wrong
    typer.echo(t(msg("{email} は「{workspace}」の管理者です。", email=email, workspace=workspace)))


def _create(email: str, workspace_name: str, name: str) -> None:
    from django.db import transaction
    from django.utils import timezone

    from atoippo.cli.people import let_in, place_of, workspace_named
    from atoippo.teams.models import Role, User

    now = timezone.now()
    known = User.objects.filter(email__iexact=email).first()
    password = "" if known else _asked_password()
    with transaction.atomic():
        workspace = workspace_named(workspace_name, at=now)
        place = place_of(name, workspace=workspace, role=Role.ADMIN, at=now)
        let_in(place, email=email, password=password, user=known, at=now)


def _asked_password() -> str:
    """Ask twice at a terminal; elsewhere take the first line of standard input."""
    if sys.stdin.isatty():
        return str(typer.prompt(t(msg("パスワード")), hide_input=True, confirmation_prompt=t(msg("もう一度"))))
    return sys.stdin.readline().rstrip("\n")
