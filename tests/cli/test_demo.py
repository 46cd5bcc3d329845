"""`atoippo demo`: a company to try everything on, made once, and only where nobody else can call."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from atoippo.cli import commands  # noqa: F401 - each command adds itself
from atoippo.cli.app import app
from atoippo.cli.demo import COMPANY, EMPTY, PASSWORD, make_demo_when_new, refuse_to_open_the_demo, sign_ins
from atoippo.deals.models import Deal
from atoippo.intake.models import Intake
from atoippo.teams.models import Member, User, Workspace
from workplace import UserFactory

SIGN_INS = [
    f"見本のサインイン（パスワードはどれも {PASSWORD}、この機械の中だけのもの）:",
    f"  kanri@example.jp（管理者・{COMPANY}）",
    f"  manager@example.jp（マネージャー・{COMPANY}）",
    f"  nishio@example.jp（営業・{COMPANY}）",
    f"  kuwata@example.jp（営業・{COMPANY}）",
    f"  hajime@example.jp（管理者・{EMPTY}）",
]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def local(settings, tmp_path):
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]


def demo():
    told = CliRunner().invoke(app, ["demo"])
    return told.exit_code, told.stdout.splitlines(), told.stderr


def counts():
    return [model.objects.count() for model in (Workspace, User, Member, Intake, Deal)]


def test_demo_makes_people_and_deals_once():
    code, told, _ = demo()
    made = counts()

    again = demo()

    assert (code, told[-6:], again[1][-6:]) == (0, SIGN_INS, SIGN_INS)
    assert counts() == made
    assert Deal.objects.filter(workspace__name=COMPANY).count() == 2_500
    assert Deal.objects.filter(workspace__name=EMPTY).count() == 0


def test_demo_reps_own_deals_and_sit_beside_them():
    demo()

    for name in ("西尾 拓海", "桑田 由里"):
        member = Member.objects.get(workspace__name=COMPANY, display_name=name)
        own = Deal.objects.filter(owner=member)
        assert own.lost().exists()
        assert own.visible_to(member).count() == own.count()


@pytest.mark.parametrize(("name", "value"), [("HTTPS", True), ("ALLOWED_HOSTS", ["localhost", "atoippo.example.jp"])])
def test_demo_is_refused_where_others_can_call(settings, name, value):
    setattr(settings, name, value)

    code, _, complaint = demo()

    assert (code, counts()) == (2, [0, 0, 0, 0, 0])
    assert "見本の会社は、決まったパスワードで入れるため、" in complaint


def test_demo_is_not_made_unasked_beside_real_people():
    UserFactory()

    make_demo_when_new()

    assert (Workspace.objects.count(), sign_ins()) == (0, [])


@pytest.mark.parametrize(("host", "hosts"), [("0.0.0.0", ["localhost"]), ("127.0.0.1", ["atoippo.example.jp"])])  # noqa: S104
def test_a_home_with_the_demos_passwords_is_not_served_to_others(settings, host, hosts):
    user = UserFactory(email="kanri@example.jp")
    user.set_password(PASSWORD)
    user.save()
    settings.ALLOWED_HOSTS = hosts

    with pytest.raises(typer.Exit):
        refuse_to_open_the_demo(host)

    user.set_password("another word of one's own")
    user.save()
    refuse_to_open_the_demo(host)


def test_the_demo_is_served_to_this_machine():
    user = UserFactory(email="kanri@example.jp")
    user.set_password(PASSWORD)
    user.save()

    assert refuse_to_open_the_demo("127.0.0.1") is None
