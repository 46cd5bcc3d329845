"""A worker is killed at 20 random points while it sends: no mail is lost, none is sent twice, the unknown ones are listed."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from mail.sink import Mailbox, serving
from workplace import NOON

TESTS = Path(__file__).parents[1]
SEED = 20261123
KILLS = 20
A_WHILE = timedelta(minutes=15)  # longer than any lease


@contextmanager
def told(home, port, **database):
    """Run the program that forks workers; yields a function that tells it a line and hears one back."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_URL")} | database
    environment |= {"ATOIPPO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "atoippo.config.settings"}
    environment |= {"ATOIPPO_SMTP_HOST": "127.0.0.1", "ATOIPPO_SMTP_PORT": str(port), "ATOIPPO_SMTP_TLS": "0"}
    environment["PYTHONPATH"] = str(TESTS)
    command = [sys.executable, "-m", "mail.dying_worker"]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:

        def tell(line=""):
            if line:
                program.stdin.write(f"{line}\n")
                program.stdin.flush()
            return program.stdout.readline().strip()

        yield tell
        program.stdin.close()


def kill_some(tell, mailbox, chance):
    """Kill each worker after some more mails have arrived, at any point of the next one; then let one finish."""
    for start in range(1, KILLS + 1):
        worker = tell(f"work {(NOON + start * A_WHILE).isoformat()}")
        wait_for(mailbox, len(mailbox.mails) + chance.randint(0, 9))
        time.sleep(chance.uniform(0, 0.02))
        os.kill(int(worker), signal.SIGKILL)
    tell(f"work {(NOON + (KILLS + 1) * A_WHILE).isoformat()}")
    assert tell() == "done"


def wait_for(mailbox, count):
    """Wait until so many mails have arrived; gives up only when nothing moves at all."""
    end = time.monotonic() + 60
    while len(mailbox.mails) < count and time.monotonic() < end:
        time.sleep(0.0005)


def what_became_of_the_mails(home, **database):
    mailbox = Mailbox()
    with serving(mailbox) as port, told(home, port, **database) as tell:
        assert tell() == "ready"
        kill_some(tell, mailbox, random.Random(SEED))
        standing = json.loads(tell("report"))
    arrived = Counter(re.search(rb"Message-ID: (\S+)", content)[1].decode() for _, content in mailbox.mails)
    print(f"seed {SEED}: {KILLS} kills, {Counter(state for _, state, _ in standing)}, {len(arrived)} arrived")
    return standing, arrived


def check(standing, arrived):
    states = {message_id: state for message_id, state, _ in standing}
    sent = {message_id for message_id, state in states.items() if state == "sent"}
    unknown = {message_id for message_id, state in states.items() if state == "unknown"}

    assert [message_id for message_id, times in arrived.items() if times > 1] == []  # none doubled
    assert sent | unknown == set(states)  # none lost, none still under way
    assert sorted(sent - set(arrived)) == []  # none that only pretends
    assert {message_id for message_id, _, open_ended in standing if open_ended} == unknown
    assert len(unknown) <= KILLS


def test_a_killed_worker_loses_and_doubles_nothing(tmp_path):
    check(*what_became_of_the_mails(tmp_path))


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="DATABASE_URL names no PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_and_doubles_nothing_on_postgresql(tmp_path):
    name = f"killed_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"create database {name}")
    server = connection.settings_dict
    url = f"postgresql://{server['USER']}@{server['HOST']}:{server['PORT']}/{name}"
    try:
        check(*what_became_of_the_mails(tmp_path, DATABASE_URL=url))
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"drop database {name} with (force)")
