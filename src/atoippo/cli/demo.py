"""`atoippo demo`: the sample company with its people, and an empty workspace, to try everything on this machine."""

from __future__ import annotations

from dataclasses import dataclass

import typer

from atoippo.cli.app import app
from atoippo.cli.speech import stop, t
from atoippo.cli.usage import Command
from atoippo.values.message import Message, msg

PASSWORD = "ato-ippo-demo"  # noqa: S105 - of the demo alone, which is refused where others can call
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
COMPANY, EMPTY = "株式会社みなと商会", "これから始める会社"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo: who they are, where they work and which address lets them in."""

    workspace: str
    name: str
    role: str
    email: str


PEOPLE = (
    Person(COMPANY, "山岸 智子", "admin", "kanri@example.jp"),
    Person(COMPANY, "鈴木 一郎", "manager", "manager@example.jp"),
    Person(COMPANY, "西尾 拓海", "rep", "nishio@example.jp"),
    Person(COMPANY, "桑田 由里", "rep", "kuwata@example.jp"),
    Person(EMPTY, "小川 恵", "admin", "hajime@example.jp"),
)
ADDRESSES = tuple(person.email for person in PEOPLE)
IS_PUBLIC = "atoippo.config.checks.is_public"


@app.command(
    cls=Command,
    help=t(
        msg(
            "見本の会社「{company}」とその人たち、それに空のワークスペースを作り、サインインの方法を表示します。"
            "二度目は何も変えません。パスワードが決まっているため、この機械の中だけで使う場合に限ります。",
            company=COMPANY,
        )
    ),
    short_help=t(msg("見本の会社を作り、サインインの方法を表示する")),
)
def demo() -> None:
    """Make the demo, unless it is there, and say how to sign in."""
    from atoippo.cli.installation import open_installation

    open_installation(prepared=True)
    make_demo()
    for line in sign_ins():
        typer.echo(t(line))


def make_demo_when_new() -> None:
    """Make the demo when nobody can sign in yet, or when making it was interrupted."""
    from atoippo.teams.models import User

    if not User.objects.exclude(email__in=ADDRESSES).exists():
        make_demo()


def make_demo() -> None:
    """Make what is missing of the demo: the people, and the deals through the import that everybody uses."""
    from django.utils import timezone

    from atoippo.cli.demo_answers import let_customers_answer
    from atoippo.cli.demo_deals import import_sample
    from atoippo.teams.models import Workspace

    refuse_where_others_can_call()
    for person in PEOPLE:
        _place(person)
    workspace = Workspace.objects.get(name=COMPANY)
    import_sample(workspace)
    let_customers_answer(workspace, now=timezone.now())


def refuse_where_others_can_call() -> None:
    """Refuse: everybody knows the passwords of the demo."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    if settings.HTTPS or import_string(IS_PUBLIC)():
        raise stop(
            msg(
                "見本の会社は、決まったパスワードで入れるため、ほかの人が開ける場所には作れません"
                "（ATOIPPO_HTTPS と ATOIPPO_HOSTS を設定していないときだけ作れます）。"
            )
        )


def refuse_to_open_the_demo(host: str) -> None:
    """Refuse to serve a home with the demo's passwords where others can call."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    from atoippo.teams.models import User

    if host in LOCAL and not settings.HTTPS and not import_string(IS_PUBLIC)():
        return
    if any(user.check_password(PASSWORD) for user in User.objects.filter(email__in=ADDRESSES)):
        raise stop(
            msg(
                "ここには見本の会社があり、決まったパスワードで入れるため、ほかの機械から開けるようには動かせません。"
                "ATOIPPO_HOME に別のフォルダを指定するか、見本の人のパスワードを変えてください。"
            )
        )


def sign_ins() -> list[Message]:
    """Return how each person of the demo signs in; nothing where there is no demo."""
    from atoippo.teams.models import Member, Role

    there = Member.objects.active().filter(user__email__in=ADDRESSES, workspace__name__in=[COMPANY, EMPTY])
    lines = [
        msg(
            "  {email}（{role}・{workspace}）",
            email=member.user.email,
            role=Role(member.role).spoken,
            workspace=member.workspace.name,
        )
        for member in there.select_related("user", "workspace").order_by("pk")
        if member.user
    ]
    if not lines:
        return []
    return [
        msg("見本のサインイン（パスワードはどれも {password}、この機械の中だけのもの）:", password=PASSWORD),
        *lines,
    ]


def _place(person: Person) -> None:
    """Give a person a place and a sign-in, unless they have both."""
    from django.db import transaction
    from django.utils import timezone

    from atoippo.cli.people import let_in, place_of, workspace_named
    from atoippo.teams.models import Role, User

    if User.objects.filter(email__iexact=person.email).exists():
        return
    now = timezone.now()
    with transaction.atomic():
        workspace = workspace_named(person.workspace, at=now)
        member = place_of(person.name, workspace=workspace, role=Role(person.role), at=now)
        let_in(member, email=person.email, password=PASSWORD, at=now)
