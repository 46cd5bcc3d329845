"""Import of 100,000 deals into an empty SQLite workspace, beside bare `bulk_create`s of all the rows that it writes."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from figures import show

DEALS = 100_000
TABLES = (  # each after those to which its rows point
    *("teams.Workspace", "teams.Team", "teams.Member", "teams.Seat", "customers.Company", "customers.Contact"),
    *("deals.Product", "deals.Competitor", "deals.Stage", "deals.Deal", "deals.StageChange", "deals.Loss"),
    *("deals.Return", "deals.Win", "deals.ExternalId", "reasons.Statement", "reasons.StatedReason"),
    *("intake.Intake", "intake.IntakeRow", "teams.AuditEntry"),
)


def main(deals: int) -> None:
    """Import a file twice, read its words, and write the same rows without thinking."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ATOIPPO_HOME": home, "DJANGO_SETTINGS_MODULE": "atoippo.config.settings"}
        _measure(deals, Path(home))


def _measure(deals: int, home: Path) -> None:
    import django
    from django.conf import settings

    settings.DATABASES["bare"] = {**settings.DATABASES["default"], "NAME": home / "bare.sqlite3"}
    django.setup()
    settings.NUDGE = "operator.is_"  # nobody listens here
    by = _admin()
    content = _content(deals)
    first = _import(by, content, "first")
    show(f"import of {deals:,} deals", first, "rows/s", at_least=3_000)
    show("the longest transaction of it", max(TRANSACTIONS), "s", at_most=0.3)
    show("the middle one", sorted(TRANSACTIONS)[len(TRANSACTIONS) // 2], "s")
    bare = _bare(deals)
    show(f"bare bulk_creates of the same rows in {len(TABLES)} tables", bare, "deals/s")
    show("import beside bare bulk_creates", first / bare, "", at_least=0.25)
    words = _read_words()
    show("reading the words of the losses", words, "texts/s")
    show("the same file a second time", _import(by, content, "second"), "rows/s")
    show("most memory held", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")


def _admin() -> Any:
    from django.core.management import call_command

    from atoippo.teams.actions import add_member, create_workspace
    from atoippo.teams.models import Role

    for database in ("default", "bare"):
        call_command("migrate", database=database, verbosity=0)
    workspace = create_workspace(name="測定", at=_now())
    return add_member(workspace=workspace, display_name="管理 者", role=Role.ADMIN, by=None, at=_now())


def _content(deals: int) -> bytes:
    from atoippo.tables.sample.export import sample_export

    return sample_export(rows=deals)


TRANSACTIONS: list[float] = []


def _import(by: Any, content: bytes, name: str) -> float:
    """Import the file; return its deals a second once it is read."""
    from atoippo.intake.actions import inspect_next, receive_upload, start_intake, work_off_slice, working

    batch = working.Slice.take_rows

    def timed(*args: Any) -> int:
        began = time.perf_counter()
        done = batch(*args)
        TRANSACTIONS.append(time.perf_counter() - began)
        return done

    working.Slice.take_rows = timed  # type: ignore[method-assign]
    intake = receive_upload(workspace=by.workspace, name=f"{name}.csv", content=content, by=by, at=_now())
    began = time.perf_counter()
    inspect_next(at=_now())
    show(f"looking at the {name} file", time.perf_counter() - began, "s")
    intake = start_intake(intake=intake, by=by, at=_now())
    began, computed = time.perf_counter(), time.process_time()
    while work_off_slice(at=_now()):
        pass
    took = time.perf_counter() - began
    working.Slice.take_rows = batch  # type: ignore[method-assign]
    intake.refresh_from_db()
    print("  ", intake.state, intake.counts)
    show(f"import of the {name} file, by processor time", intake.rows_done / (time.process_time() - computed), "rows/s")
    return intake.rows_done / took


def _read_words() -> float:
    from atoippo.intake.actions import read_words_slice
    from atoippo.reasons.models import Statement, Voice

    began = time.perf_counter()
    while read_words_slice(at=_now()):
        pass
    took = time.perf_counter() - began
    return Statement.objects.filter(voice=Voice.TEXT).count() / took


def _bare(deals: int) -> float:
    """Write the rows of the import into another database; return deals a second."""
    from django.apps import apps
    from django.db import transaction

    took = 0.0
    rows_written = 0
    for name in TABLES:
        model: Any = apps.get_model(name)
        rows = list(model.objects.order_by("pk"))
        rows_written += len(rows)
        began = time.perf_counter()
        for start in range(0, len(rows), 5_000):
            with transaction.atomic(using="bare"):
                model.objects.using("bare").bulk_create(rows[start : start + 5_000])
        took += time.perf_counter() - began
    print("  ", f"{rows_written:,} rows")
    return deals / took


def _now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - a program of its own reads the clock


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEALS)
