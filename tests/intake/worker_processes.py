"""Workers as processes of their own on a file database: left alone, killed at random points, or two at once.

Run as `python worker_processes.py alone|killed|two HOME`; prints what the database holds in the end, as JSON, without
moments, claims and names of uploads. Runs of one file that end alike hold the same rows under the same numbers.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import UTC, datetime, timedelta

START = datetime(2026, 4, 1, 3, 0, tzinfo=UTC)
MOMENTS = ("DateTimeField",)
UNSEEN = {"claim", "upload", "digest", "options", "found"}
FEWEST_DEATHS, MOST_TRIES = 5, 400


def main(mode: str, home: str) -> None:
    """Import a file and a changed one of it, the changed one as `mode` says, and print the end."""
    os.environ |= {"ATOIPPO_HOME": home, "DJANGO_SETTINGS_MODULE": "atoippo.config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    _prepare()
    {"alone": _alone, "killed": _killed, "two": _two}[mode]()
    print(json.dumps(_all_rows(), ensure_ascii=False, default=str))


def _prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command

    from atoippo.intake.actions import words, working
    from atoippo.tables.sample.export import sample_export
    from atoippo.teams.actions import add_member, create_workspace
    from atoippo.teams.models import Role

    settings.NUDGE = "operator.is_"  # takes a job and a time, does nothing
    working.ROWS_A_BATCH, working.SLICE_SECONDS, words.TEXTS_A_BATCH = 8, 0.05, 8
    call_command("migrate", verbosity=0)
    workspace = create_workspace(name="みなと商会", at=START)
    by = add_member(workspace=workspace, display_name="管理 者", role=Role.ADMIN, by=None, at=START)
    content = sample_export(rows=160).decode("cp932")
    changed = "\r\n".join(
        line.replace("失注", "受注") if place % 3 == 0 else line.replace("受注", "失注") if place % 7 == 0 else line
        for place, line in enumerate(content.split("\r\n"))
    )
    _start(by, content.encode("cp932"))
    _alone()
    _start(by, changed.encode("cp932"))


def _start(by, content: bytes) -> None:
    from atoippo.intake.actions import inspect_next, receive_upload, start_intake

    intake = receive_upload(workspace=by.workspace, name="deals.csv", content=content, by=by, at=START)
    inspect_next(at=START)
    start_intake(intake=intake, by=by, at=START)


def _alone(at: datetime = START) -> None:
    from atoippo.intake.actions import propose_next_matches, read_words_slice, work_off_slice

    for job in (work_off_slice, read_words_slice, propose_next_matches):
        while job(at=at):
            pass


def _killed() -> None:
    """Work again and again, a later moment each time, for a dead worker's lease must end; each dies at some statement."""
    statements = random.Random(20260401)
    for number in range(1, MOST_TRIES):
        at = START + timedelta(hours=number)
        last = statements.randrange(1, 200)
        if _child(lambda at=at, last=last: _die_after(last, at)) == 0:
            assert number > FEWEST_DEATHS
            return
    raise SystemExit("never came to an end")


def _die_after(statements: int, at: datetime) -> None:
    from django.db import connection

    left = [statements]

    def count(execute, *arguments):
        left[0] -= 1
        if left[0] <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*arguments)

    with connection.execute_wrapper(count):
        _alone(at)


def _two() -> None:
    children = [_fork(_until_done) for _ in range(2)]
    for child in children:
        assert os.waitpid(child, 0)[1] == 0


def _until_done() -> None:
    from atoippo.intake.models import Intake

    for second in range(600):
        _alone(START + timedelta(seconds=second))
        if not Intake.objects.exclude(state="done", matched_at__isnull=False).exists():
            return
        time.sleep(0.01)


def _child(work) -> int:
    return os.waitpid(_fork(work), 0)[1]


def _fork(work) -> int:
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        work()
        connections.close_all()
        os._exit(0)
    return child


def _all_rows() -> dict[str, list[dict[str, object]]]:
    from django.apps import apps

    rooms = ("teams", "customers", "deals", "reasons", "intake")
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    return {model._meta.label: [_seen(row) for row in model.objects.order_by("pk")] for model in models}


def _seen(row) -> dict[str, object]:
    fields = [field for field in row._meta.concrete_fields if field.get_internal_type() not in MOMENTS]
    return {field.name: getattr(row, field.attname) for field in fields if field.name not in UNSEEN}


if __name__ == "__main__":
    main(*sys.argv[1:])
