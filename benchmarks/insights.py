"""分析 and 掘り起こし at 100,000 deals on SQLite: first load, load after a change, figures by any filter, the revival list."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from figures import show

if TYPE_CHECKING:
    from collections.abc import Callable

    from atoippo.teams.models import Member, Workspace

DEALS = int(os.environ.get("DEALS", "100000"))
ROUNDS = 30
NOW = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
TODAY = date(2026, 4, 1)


def main() -> None:
    """Build the workspace in a home that vanishes, and measure."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ATOIPPO_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "atoippo.config.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("prepare")
        admin = fill()
        measure_tables(admin)
        measure_figures(admin)
        measure_pages(admin)
        measure_revival(admin)


def fill() -> Member:
    """Write the sample company's deals in bulk, their words read."""
    from django.db import transaction
    from tests.insights.written_deals import write_deals

    from atoippo.tables.reading import read_deals_of
    from atoippo.tables.sample.export import sample_export
    from atoippo.teams.models import Member, Role, Team, Workspace
    from atoippo.texts.reasons import load_classifier

    reading = read_deals_of("見本.csv", sample_export(rows=DEALS, seed=1))
    workspace = Workspace.objects.create(name="計測", created_at=NOW)
    Team.objects.create(workspace=workspace, name="営業チーム", is_default=True)
    with transaction.atomic():
        write_deals(workspace, reading.deals, classifier=load_classifier())
    return Member.objects.create(workspace=workspace, display_name="管理者 一", role=Role.ADMIN, created_at=NOW)


def measure_tables(admin: Member) -> None:
    """Measure the first load of the deals and the one after a change of one of them."""
    from atoippo.insights.held_table import held_table

    workspace = admin.workspace
    show("deals loaded the first time in a process", seconds(lambda: held_table(workspace)), "s")
    changes = [seconds(lambda: (change(workspace, admin), held_table(workspace))) for _ in range(5)]
    show("deals brought up to date after one changed", median(changes), "s", at_most=1.0)
    show("deals at an unchanged version", milliseconds(lambda: held_table(workspace)), "ms", at_most=20)


def measure_figures(admin: Member) -> None:
    """Measure the figures of 分析: asked again, for a filter never asked before, and the plain counting of three keys."""
    import polars as pl

    from atoippo.insights.filters import Filter
    from atoippo.insights.queries import choices_of, deal_table_of, figures_of
    from atoippo.values.periods import Period

    show(
        "first figures after one change",
        seconds(lambda: (change(admin.workspace, admin), figures_of(member=admin))),
        "s",
        at_most=1.0,
    )
    show("the same figures again", milliseconds(lambda: figures_of(member=admin)), "ms", at_most=20)
    choices = choices_of(member=admin)
    levels = [(name, level) for name, found in choices.segments for level in found]
    filters = iter([Filter(segment=level, size_bands=frozenset({n % 5})) for n in range(5) for level in levels])
    show(
        "figures of a filter never asked before",
        milliseconds(lambda: figures_of(member=admin, only=next(filters))),
        "ms",
        at_most=20,
    )
    days = iter(range(1, 1000))
    periods = (
        Filter(period=Period(date(2023, 4, 1), date.fromordinal(date(2025, 4, 1).toordinal() + n))) for n in days
    )
    show(
        "figures of a period never asked before",
        milliseconds(lambda: figures_of(member=admin, only=next(periods))),
        "ms",
        at_most=20,
    )

    def count() -> Any:
        lost = deal_table_of(member=admin).lost
        return lost.group_by("member", "recoded", pl.col("closed_on").dt.truncate("1q")).len()

    show("rep × reason × quarter counted", milliseconds(count), "ms", at_most=20)


def measure_pages(admin: Member) -> None:
    """Measure the page of 分析 as the server answers it: again, and for filters never asked before."""
    from django.test import Client
    from django.urls import reverse

    from atoippo.teams.models import User

    admin.user = User.objects.create(email="bench@example.jp", joined_at=NOW)
    admin.save()
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(admin.user)
    address = reverse("insights:show")
    answer = browser.get(address)
    assert answer.status_code == 200, answer.status_code
    show("the page 分析 asked again", milliseconds(lambda: browser.get(address)), "ms", at_most=100)
    days = iter(range(1, 28))
    show(
        "the page 分析 of periods never asked before",
        milliseconds(lambda: browser.get(address, {"from": f"2023-05-{next(days):02}"}), 20),
        "ms",
        at_most=100,
    )


def measure_revival(admin: Member) -> None:
    """Measure the list of whom to go back to: first, after one change, again."""
    from atoippo.insights.queries import revival_of

    show("掘り起こし the first time in a process", seconds(lambda: revival_of(member=admin, today=TODAY)), "s")
    change(admin.workspace, admin)
    show("掘り起こし after one change", seconds(lambda: revival_of(member=admin, today=TODAY)), "s")
    show("掘り起こし again", milliseconds(lambda: revival_of(member=admin, today=TODAY)), "ms", at_most=20)


def change(workspace: Workspace, by: Member) -> None:
    """Change one deal as an action would."""
    from atoippo.teams.audit import record_audit

    deal = workspace.deals.order_by("-pk").first()
    assert deal is not None
    deal.amount_yen = (deal.amount_yen or 0) + 1
    deal.save(update_fields=["amount_yen"])
    record_audit(workspace=workspace, by=by, action="deal.changed", subject=deal, at=NOW)


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the 95th percentile of many rounds."""
    return sorted(seconds(work) for _ in range(rounds))[int(rounds * 0.95)] * 1_000


if __name__ == "__main__":
    main()
