"""An installation of its own for a test: a home, the environment that names it, and what is served from it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from cli.installation import ATOIPPO, unbroken


def environment_of(home, **further):
    """Return the environment of a command on a home, with nothing of ours from outside."""
    ours = ("ATOIPPO_", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKE")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return plain | {"ATOIPPO_HOME": str(home), "PYTHONUTF8": "1", "COLUMNS": "200"} | further


def run(home, *arguments, said="", **further):
    """Run the command on a home; return exit code, output, and the complaint without the places where its lines break."""
    told = subprocess.run(
        [ATOIPPO, *map(str, arguments)],
        input=said,
        env=environment_of(home, **further),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return told.returncode, told.stdout, unbroken(told.stderr)


def prepare(home):
    """Make a home ready to serve."""
    django = [sys.executable, "-m", "django", "prepare", "--settings=atoippo.config.settings"]
    subprocess.run(django, env=environment_of(home), check=True, capture_output=True)
    return home


def free_port():
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(home, *arguments, port, **further):
    """Serve a home until the block ends; give the process, which has said that it answers."""
    environment = environment_of(home, **further)
    command = [ATOIPPO, "serve", "--port", str(port), *arguments]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    try:
        process.said = []
        for line in process.stdout:
            process.said.append(line.strip())
            if line.startswith("Ctrl-C"):
                break
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def fetch(port, path, **headers):
    """Return status, headers and body of a page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": "localhost"} | headers)
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8")
    finally:
        connection.close()


def processes_on(home):
    """Return the ids of all processes whose environment names the home (where the system tells: Linux)."""
    return sorted(
        int(place.parent.name)
        for place in Path("/proc").glob("[0-9]*/environ")
        if f"ATOIPPO_HOME={home}\0" in _read(place)
    )


def _read(place):
    try:
        return place.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
