"""`atoippo serve` as an operator meets it: one command starts all, one signal stops all, trouble is said in a sentence."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from pathlib import Path

import pytest

from cli.home import fetch, free_port, processes_on, run, served
from cli.installation import unbroken

CREATE = "atoippo admin create --email you@example.jp --workspace 会社名"
needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="/proc is not here")


def test_serve_makes_everything_in_an_empty_home(tmp_path):
    port = free_port()

    with served(tmp_path / "home", port=port) as process:
        status, headers, page = fetch(port, "/accounts/login/")
        style = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
        fetched = [fetch(port, path)[0] for path in (style, "/static/vega.js")]

    assert (status, fetched) == (200, [200, 200])
    assert headers["server"] == "granian"
    assert process.said == [
        "準備しています…",
        f"動いています: http://localhost:{port}",
        f"まだ誰もサインインできません。最初の管理者を作ってください: {CREATE}",
        "Ctrl-C で止まります。",
    ]


def test_serve_behind_https_sends_plain_requests_on(home):
    port, called = free_port(), {"Host": "atoippo.example.jp"}

    with served(home, port=port, ATOIPPO_HTTPS="1", ATOIPPO_HOSTS="atoippo.example.jp") as process:
        plain = fetch(port, "/accounts/login/", **called)
        through_proxy = fetch(port, "/accounts/login/", **called, **{"X-Forwarded-Proto": "https"})

    assert process.said[1] == "動いています: https://atoippo.example.jp"
    assert (plain[0], plain[1]["location"]) == (301, "https://atoippo.example.jp/accounts/login/")
    assert (through_proxy[0], through_proxy[1]["strict-transport-security"]) == (200, "max-age=31536000")
    assert "Secure" in through_proxy[1]["set-cookie"]


@needs_proc
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_leaves_no_process_behind(home, number):
    with served(home, port=free_port()) as process:
        running = len(processes_on(home))
        process.send_signal(number)
        code = process.wait(timeout=30)

    assert running >= 4  # the command, the web server and its process, the worker
    assert (code, processes_on(home)) == (0, [])


def those_of(home, named):
    return [one for one in processes_on(home) if named in Path(f"/proc/{one}/cmdline").read_text(encoding="utf-8")]


def parent_of(one):
    return int(Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1])


@needs_proc
def test_serve_stops_all_when_its_pages_end(home):
    with served(home, port=free_port()) as process:
        [pages] = [one for one in those_of(home, "-m\0granian") if parent_of(one) == process.pid]
        os.kill(pages, signal.SIGTERM)
        code = process.wait(timeout=60)

    assert (code, those_of(home, "atoippo.cli\0worker")) == (2, [])


@needs_proc
def test_serve_starts_a_killed_worker_again_and_pages_go_on(home):
    with served(home, port=free_port()) as process:
        [worker] = those_of(home, "atoippo.cli\0worker")
        os.kill(worker, signal.SIGKILL)
        for _ in range(300):
            time.sleep(0.1)
            if [one for one in those_of(home, "atoippo.cli\0worker") if one != worker]:
                break

        assert process.poll() is None
        assert len(those_of(home, "atoippo.cli\0worker")) == 1


def test_serve_says_that_the_port_is_taken(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, told, complaint = run(tmp_path / "home", "serve", "--port", other.getsockname()[1])

    assert (code, told) == (2, "")
    assert "ほかのプログラムが使っているなら、--portで別の番号を指定してください。" in complaint
    assert not (tmp_path / "home").exists()


def test_serve_says_which_setting_cannot_be_meant(tmp_path):
    code, told, complaint = run(tmp_path, "serve", "--port", free_port(), ATOIPPO_UPLOAD_LIMIT_MB="大")

    assert (code, told) == (2, "")
    assert complaint == "ATOIPPO_UPLOAD_LIMIT_MBの値「大」は使えません。0以上の整数を書いてください。"


def test_serve_says_that_the_database_does_not_answer(tmp_path):
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"

    code, _, complaint = run(tmp_path, "serve", "--port", free_port(), DATABASE_URL=url)

    assert code == 2
    assert complaint.startswith("データベースを開けません（")


def test_worker_wants_a_prepared_database(tmp_path):
    code, _, complaint = run(tmp_path, "worker")

    said = "データベースがまだこの版のものになっていません。先に atoippo serve を一度動かしてください。"
    assert (code, complaint) == (2, unbroken(said))
