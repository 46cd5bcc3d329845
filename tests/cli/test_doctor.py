"""`atoippo doctor` looks at the real installation, and says how to mend what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from atoippo.cli import commands  # noqa: F401 - each command adds itself
from atoippo.cli.app import app

ATOIPPO = Path(sys.executable).with_name("atoippo")


def test_doctor_finds_nothing_wrong_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(app, ["doctor"])

    assert result.exit_code == 0, result.output
    assert "✗" not in result.output


@pytest.mark.skipif(os.name != "posix" or (os.geteuid() == 0 and not Path("/proc/self").is_dir()), reason="needs /proc")
def test_doctor_says_how_to_mend_a_folder_that_cannot_be_written():
    result = subprocess.run([ATOIPPO, "doctor"], cwd="/proc/self", capture_output=True, text=True, check=False)

    assert result.returncode == 1
    assert "書き込めるフォルダに移るか、--out で場所を指定してください。" in result.stdout


def test_doctor_says_how_to_mend_a_terminal_without_japanese(tmp_path):
    plain = {**os.environ, "PYTHONIOENCODING": "ascii:backslashreplace", "PYTHONUTF8": "0"}

    result = subprocess.run([ATOIPPO, "doctor"], cwd=tmp_path, env=plain, capture_output=True, text=True, check=False)

    assert result.returncode == 1
    assert "PYTHONUTF8=1" in result.stdout


def test_help_of_every_command_is_in_both_languages():
    for language, word in (("ja", "失注"), ("en", "lost")):
        environment = {**os.environ, "ATOIPPO_LANG": language, "COLUMNS": "200"}
        said = subprocess.run([ATOIPPO, "dig", "--help"], env=environment, capture_output=True, text=True, check=True)
        assert word in said.stdout
