"""`atoippo sample`: the same seed gives the same file."""

from __future__ import annotations

from typer.testing import CliRunner

from atoippo.cli import dig, doctor, reasons, sample  # noqa: F401 - each adds its command
from atoippo.cli.app import app


def run(*arguments):
    return CliRunner().invoke(app, ["sample", *arguments])


def test_sample_writes_the_file_and_says_so(tmp_path):
    target = tmp_path / "見本.csv"

    result = run("--rows", "40", "--out", str(target))

    assert result.exit_code == 0
    assert "40件の商談を" in result.stdout
    assert "みなと商会" in target.read_bytes().decode("cp932")


def test_sample_goes_to_a_pipe_as_bytes(tmp_path):
    target = tmp_path / "見本.csv"
    run("--rows", "40", "--seed", "7", "--out", str(target))

    assert run("--rows", "40", "--seed", "7").stdout_bytes == target.read_bytes()


def test_sample_says_when_it_cannot_write(tmp_path):
    result = run("--rows", "5", "--out", str(tmp_path / "ない" / "見本.csv"))

    assert result.exit_code == 2
    assert "に書けません" in result.stderr
