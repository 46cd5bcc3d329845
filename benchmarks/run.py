"""Run every benchmark in turn: each prints its figures beside their targets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Run the scripts of this folder, each in a process of its own: a database belongs to one of them alone."""
    for script in sorted(HERE.glob("*.py")):
        if script.name in {Path(__file__).name, "figures.py"}:
            continue
        print(f"\n== {script.stem}", flush=True)
        subprocess.run([sys.executable, script], check=True)


if __name__ == "__main__":
    main()
