"""Two workers look at one timetable at the same moment: each slot is one worker's."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from atoippo.worker.models import JobRun
from atoippo.worker.timetable import EveryMinutes, take_due_slots
from workplace import NOON

MINUTES = 60
WORKER = """
import django
django.setup()
from datetime import datetime, timedelta
from atoippo.worker.timetable import EveryMinutes, take_due_slots
print("ready", flush=True)
start = datetime.fromisoformat(input())
for minute in range(60):
    for job in take_due_slots(now=start + timedelta(minutes=minute), timetable=[EveryMinutes(1, do="read_words")]):
        print(minute, flush=True)
"""


def test_two_processes_take_each_slot_of_a_sqlite_file_once(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")}
    environment |= {"ATOIPPO_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "atoippo.config.settings"}
    migrate = [sys.executable, "-m", "django", "migrate", "worker", "--verbosity=0"]
    subprocess.run(migrate, env=environment, check=True)

    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ready = [worker.stdout.readline() for worker in workers]
    for worker in workers:
        worker.stdin.write(f"{NOON.isoformat()}\n")
        worker.stdin.flush()
    taken = [worker.communicate()[0].split() for worker in workers]

    assert ready == ["ready\n"] * 2
    assert sorted(int(minute) for each in taken for minute in each) == list(range(MINUTES))


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="DATABASE_URL names no PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_two_workers_take_each_slot_of_postgresql_once():
    together = Barrier(2)

    def work(_):
        together.wait()
        moments = [NOON + timedelta(minutes=minute) for minute in range(MINUTES)]
        taken = [(at, job) for at in moments for job in take_due_slots(now=at, timetable=[EveryMinutes(1, do="a")])]
        connection.close()
        return taken

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(work, range(2))

    assert len(first) + len(second) == len({*first, *second}) == MINUTES
    assert JobRun.objects.count() == MINUTES
