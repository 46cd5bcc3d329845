"""Killed anywhere and run again, or worked off by two: the end is that of an undisturbed run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("worker_processes.py")


def end_of(mode, home):
    """Return all rows at the end of a run in processes of their own."""
    home.mkdir()
    ended = subprocess.run([sys.executable, SCRIPT, mode, home], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return end_of("alone", tmp_path_factory.mktemp("alone") / "home")


def test_worker_killed_at_random_points_leaves_what_an_undisturbed_one_does(undisturbed, tmp_path):
    assert end_of("killed", tmp_path / "home") == undisturbed


def test_two_workers_take_each_row_once(undisturbed, tmp_path):
    both = end_of("two", tmp_path / "home")

    assert both["intake.IntakeRow"] == undisturbed["intake.IntakeRow"]
    assert both["deals.Deal"] == undisturbed["deals.Deal"]
    assert both == undisturbed


def test_run_of_the_test_changes_deals_in_every_way(undisturbed):
    outcomes = {row["outcome"] for row in undisturbed["intake.IntakeRow"]}

    assert outcomes == {"new", "changed", "unchanged"}
    assert all(undisturbed[f"deals.{name}"] for name in ("Loss", "Return", "Win", "StageChange"))
    assert {row["voice"] for row in undisturbed["reasons.Statement"]} == {"rep", "text"}
