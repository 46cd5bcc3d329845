"""Run every benchmark in turn: each prints its figures beside their targets."""

from __future__ import annotations

import runpy
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Run the scripts of this folder, each as if it were called by itself."""
    for script in sorted(HERE.glob("*.py")):
        if script.name in {Path(__file__).name, "figures.py"}:
            continue
        print(f"\n== {script.stem}")
        runpy.run_path(str(script), run_name="__main__")


if __name__ == "__main__":
    main()
