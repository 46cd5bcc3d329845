"""`atoippo dig` as a person runs it: the whole process, from the command to the four files, in seconds and MiB."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from figures import show

COMMAND = Path(sys.executable).with_name("atoippo")
QUIET = {**os.environ, "TERM": "dumb"}


def run(*arguments: str) -> tuple[float, float]:
    """Run the command; return its seconds and the most memory it held, in MiB."""
    began = time.perf_counter()
    with Path(os.devnull).open("w") as nothing:
        child = os.posix_spawn(
            COMMAND, [COMMAND, *arguments], QUIET, file_actions=[(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1)]
        )
    _, status, used = os.wait4(child, 0)
    if status:
        failed = f"atoippo {' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}"
        raise SystemExit(failed)
    return time.perf_counter() - began, used.ru_maxrss / 1024


def main() -> None:
    """Measure 10,000 and 100,000 rows, and how fast the help answers."""
    run("--help")
    show("atoippo --help", min(run("--help")[0] for _ in range(5)), "s", at_most=0.5)
    with tempfile.TemporaryDirectory() as folder:
        for rows, seconds, memory in ((10_000, 15, 600), (100_000, None, None)):
            source = str(Path(folder) / f"{rows}.csv")
            run("sample", "--rows", str(rows), "--out", source)
            took, held = run("dig", source, "--out", str(Path(folder) / "report"), "--today", "2026-04-01")
            show(f"dig, {rows:,} rows of cp932 CSV", took, "s", at_most=seconds)
            show(f"dig, {rows:,} rows: most memory held", held, "MiB", at_most=memory)


if __name__ == "__main__":
    main()
