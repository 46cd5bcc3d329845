"""The one direction of the architecture, as import-linter sees it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_layers_keep_their_direction():
    lint = Path(sys.executable).with_name("lint-imports")

    result = subprocess.run(
        [lint, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_room_says_what_it_is_about_and_must_not_know():
    rooms = sorted(room for room in (ROOT / "src" / "atoippo").iterdir() if (room / "__init__.py").is_file())

    silent = [room.name for room in rooms if "Words:" not in (room / "__init__.py").read_text(encoding="utf-8")]

    assert silent == []
