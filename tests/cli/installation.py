"""The installed command, run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from atoippo.cli import commands  # noqa: F401 - each command adds itself
from atoippo.cli.app import app

ATOIPPO = Path(sys.executable).with_name("atoippo")


def atoippo(*arguments, cwd=None, said="", **environment):
    return subprocess.run(
        [ATOIPPO, *map(str, arguments)],
        cwd=cwd,
        input=said,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def typed(*arguments, language="ja", width=80):
    """Return exit code, output and complaint; Japanese in this process, whose help is Japanese since it was imported."""
    environment = {"ATOIPPO_LANG": language, "COLUMNS": str(width)}
    if language == "ja":
        told = CliRunner().invoke(app, arguments, env=environment, prog_name="atoippo")
        return told.exit_code, told.stdout, told.stderr
    run = atoippo(*arguments, **environment)
    return run.returncode, run.stdout, run.stderr


def unbroken(text):
    return "".join(text.split())
