"""`make run` on a new machine: one command, an address, sign-ins that work; Ctrl-C, and nothing is left running."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import pytest

from architecture.source import ROOT
from cli.home import environment_of, free_port, processes_on

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="/proc is not here")


@contextmanager
def made_to_run(home, port):
    """Run it as at a terminal; give what it said until it answered, and press Ctrl-C when the block ends."""
    command = ["make", "--old-file=.venv/.ready", "run", f"PORT={port}"]  # the .venv at hand, not a newer one
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment_of(home), stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    said = []
    try:
        for line in process.stdout:
            said.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                break
        yield said
    finally:
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=60)


def sign_in(port, email, password):
    """Sign in as a browser would; return the page that comes."""
    browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar())).open
    door = f"http://localhost:{port}/accounts/login/"
    form = browser(door).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    data = urlencode({"csrfmiddlewaretoken": token, "login": email, "password": password}).encode()
    page = browser(Request(door, data))
    return page.url, page.read().decode()


def test_make_run_shows_the_way_in_and_ends_without_leftovers(tmp_path):
    port = free_port()

    with made_to_run(tmp_path, port) as said:
        password = re.search(r"パスワードはどれも ([^、]+)、", "".join(said))[1]
        people = re.findall(r"  (\S+@\S+)（", "\n".join(said))
        places = {email: sign_in(port, email, password) for email in people}
    left = processes_on(tmp_path)

    assert f"動いています: http://localhost:{port}" in said
    assert [url for url, _ in places.values()] == [f"http://localhost:{port}/"] * 5
    assert "これから始める会社" in places["hajime@example.jp"][1]
    assert left == []


def test_make_run_tells_the_same_sign_ins_the_next_time(tmp_path):
    port = free_port()

    with made_to_run(tmp_path, port) as first:
        pass
    with made_to_run(tmp_path, port) as second:
        pass

    start = first.index(f"動いています: http://localhost:{port}")
    assert second == ["準備しています…", *first[start:]]
