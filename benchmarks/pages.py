"""商談 at 100,000 deals: list, deep page, search, filters and one deal, in milliseconds of the server and in queries."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent))
from figures import show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.test import Client

    from atoippo.teams.models import Member, Workspace

DEALS = int(os.environ.get("DEALS", "100000"))
ROUNDS = 40
NOW = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
NAMES = ("受発注システム更改", "勤怠管理の見直し", "倉庫管理ＥＲＰ導入", "ﾈｯﾄﾜｰｸ更新", "営業支援ツール", "帳票の電子化")
WORDS = (
    "今期は予算が取れず、来年度に改めてとのことでした",
    "他社さんのほうが実績があると言われた",
    "稟議が通らず、部長の承認が得られなかった",
    "いまは忙しい時期なので落ち着いたら",
    "まだ情報収集の段階とのこと",
    "見積の提出が遅かったと言われました",
)
KINDS = ("price_budget", "competitor", "internal_approval", "timing", "unclear_need", "response_attitude", "unknown")
OUTCOMES = ("lost",) * 55 + ("won",) * 25 + ("open",) * 20


def fill(workspace: Workspace, member: Member) -> None:
    """Write a company of many teams, customers and deals, in bulk."""
    from django.db import transaction

    with transaction.atomic():
        deals = _deals(workspace)
        losses = _episodes(deals, member)
        _statements(losses)


def _deals(workspace: Workspace) -> list:
    from atoippo.customers.models import Company, Contact
    from atoippo.deals.models import Deal, ExternalId, Product
    from atoippo.teams.models import Member, Team

    chance = Random(1)
    few = {"batch_size": 1000}
    teams = Team.objects.bulk_create(Team(workspace=workspace, name=f"営業{n}課") for n in range(1, 10))
    reps = Member.objects.bulk_create(
        Member(workspace=workspace, display_name=f"佐伯 {n}郎", created_at=NOW) for n in range(100)
    )
    products = Product.objects.bulk_create(Product(workspace=workspace, name=f"商品{n}") for n in range(12))
    companies = Company.objects.bulk_create(
        (
            Company(
                workspace=workspace,
                name=f"株式会社さくら製作所{n}",
                match_key=f"株式会社|pre|サクラ製作所{n}",
                created_at=NOW,
            )
            for n in range(DEALS // 4)
        ),
        **few,
    )
    contacts = Contact.objects.bulk_create(
        (Contact(workspace=workspace, company=c, name=f"田中 {n}子", created_at=NOW) for n, c in enumerate(companies)),
        **few,
    )
    deals = []
    for n in range(DEALS):
        opened = date(2021, 4, 1) + timedelta(days=chance.randrange(1800))
        outcome = chance.choice(OUTCOMES)
        place = chance.randrange(len(companies))
        deals.append(
            Deal(
                workspace=workspace,
                team=chance.choice(teams),
                owner=chance.choice(reps),
                company=companies[place],
                contact=contacts[place],
                product=chance.choice(products),
                name=f"{chance.choice(NAMES)}{n}",
                industry=chance.choice(("製造業", "卸売業", "医療", "建設")),
                amount_yen=chance.randrange(30, 9000) * 10_000 if n % 20 else None,
                opened_on=opened if n % 50 else None,
                reach=chance.randrange(1, 7),
                outcome=outcome,
                closed_on=opened + timedelta(days=chance.randrange(20, 400)) if outcome != "open" else None,
                turns=0 if outcome == "open" else 1,
                created_at=NOW,
            )
        )
    Deal.objects.bulk_create(deals, **few)
    ExternalId.objects.bulk_create(
        (ExternalId(workspace=workspace, source="salesforce", external_id=f"006{d.pk}", deal=d) for d in deals), **few
    )
    return deals


def _episodes(deals: list, member: Member) -> list:
    from atoippo.deals.models import Loss, Win

    told = {"turn": 1}
    losses = [
        Loss(
            workspace=deal.workspace, deal=deal, lost_on=deal.closed_on, reach=deal.reach, amount_yen=deal.amount_yen,
            recorded_by=member, recorded_at=NOW, submission=f"bench-{deal.pk}", **told,
        )
        for deal in deals
        if deal.outcome == "lost"
    ]  # fmt: skip
    wins = [
        Win(
            workspace=deal.workspace,
            deal=deal,
            won_on=deal.closed_on,
            amount_yen=deal.amount_yen,
            noted_by=member,
            noted_at=NOW,
            **told,
        )
        for deal in deals
        if deal.outcome == "won"
    ]
    Win.objects.bulk_create(wins, batch_size=1000)
    return Loss.objects.bulk_create(losses, batch_size=1000)


def _statements(losses: list) -> None:
    from atoippo.reasons.models import KnownBy, StatedReason, Statement, Voice

    chance = Random(2)
    said = []
    for loss in losses:
        words = {
            "workspace": loss.workspace,
            "loss": loss,
            "stated_at": NOW,
            "quote": f"{chance.choice(WORDS)}（{loss.pk}）",
        }
        said.append(Statement(voice=Voice.REP, known_by=KnownBy.FILE, stated_by=loss.recorded_by, **words))
        said.append(Statement(voice=Voice.TEXT, known_by=KnownBy.READ, **words))
    Statement.objects.bulk_create(said, batch_size=1000)
    StatedReason.objects.bulk_create(
        (StatedReason(workspace=s.workspace, statement=s, reason=chance.choice(KINDS)) for s in said), batch_size=1000
    )


def company() -> Member:
    """Return a member who reads the whole of a workspace of many deals; what is measured is what 管理者 waits for."""
    from atoippo.teams.actions import add_member, create_workspace
    from atoippo.teams.models import Role, User

    workspace = create_workspace(name="みなと商会", at=NOW)
    member = add_member(workspace=workspace, display_name="鈴木 一郎", role=Role.ADMIN, by=None, at=NOW)
    member.user = User.objects.create(email="suzuki@example.jp", joined_at=NOW)
    member.save(update_fields=["user"])
    began = time.perf_counter()
    fill(workspace, member)
    print(f"{DEALS:,} deals written in {time.perf_counter() - began:.0f} s")
    return member


def measure(browser: Client, what: str, addresses: Sequence[str]) -> None:
    """Ask for addresses one after the other, after one to warm up; print what passed on the clock and on the processor."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser.get(addresses[0])
    passed, worked = [], []
    for address in addresses:
        began, busy = time.perf_counter(), time.process_time()
        response = browser.get(address)
        passed.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - busy))
        assert response.status_code == 200, address
    with CaptureQueriesContext(connection) as asked:
        browser.get(addresses[-1])
    show(f"{what}: p50 of {len(passed)}, {len(asked)} queries", median(passed), "ms")
    show(f"{what}: p95", quantiles(passed, n=20)[-1], "ms", at_most=100)
    show(f"{what}: p95 of the processor's time", quantiles(worked, n=20)[-1], "ms", at_most=100)


def measure_all(member: Member) -> None:
    """Measure what people do with a long list."""
    from django.test import Client

    import_module("atoippo.config.wsgi")  # as a server of pages begins
    browser = Client()
    browser.force_login(member.user)
    chance = Random(3)
    some = [chance.randrange(1, DEALS) for _ in range(ROUNDS)]
    pages = DEALS // 50
    reasons = [chance.choice(KINDS[:6]) for _ in some]
    searches = {
        "a company's name": [f"さくら製作所{n % (DEALS // 4)}" for n in some],
        "a word of many deals": [chance.choice(("勤怠", "倉庫", "帳票")) for _ in some],
        "words that were said": [f"承認が得られなかった（{n}" for n in some],
        "in another width": [chance.choice(("erp", "ネットワーク")) + f" {n % 1000}" for n in some],
    }
    measure(browser, "list, first page", ["/deals/"] * ROUNDS)
    measure(browser, "list, any page of all", [f"/deals/?outcome=all&page={n % pages}" for n in some])
    measure(
        browser, "list, deep, by amount", [f"/deals/?outcome=lost&sort=amount&page={n % (pages // 2)}" for n in some]
    )
    measure(browser, "list, deep, by company", [f"/deals/?outcome=all&sort=company&page={n % pages}" for n in some])
    for what, words in searches.items():
        measure(browser, f"search, {what}", [f"/deals/?outcome=all&q={quote(word)}" for word in words])
    measure(browser, "filter, owner", [f"/deals/?outcome=all&owner={2 + n % 100}" for n in some])
    measure(
        browser,
        "filter, team and product",
        [f"/deals/?outcome=lost&team={2 + n % 9}&product=商品{n % 12}" for n in some],
    )
    measure(
        browser, "filter, amount and period", [f"/deals/?outcome=lost&size_band={n % 5}&from=2024-04-01" for n in some]
    )
    measure(browser, "filter, reason of 分析", [f"/deals/?outcome=lost&reason={reason}" for reason in reasons])
    measure(browser, "deal", [f"/deals/{n}/" for n in some])


def main() -> None:
    """Make a home that vanishes, fill it and measure."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ATOIPPO_HOME": home, "DJANGO_SETTINGS_MODULE": "atoippo.config.settings", "ATOIPPO_DEBUG": ""}
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command

        settings.ALLOWED_HOSTS = ["testserver"]
        settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        call_command("migrate", verbosity=0)
        measure_all(company())


if __name__ == "__main__":
    main()
