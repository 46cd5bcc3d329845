"""`python -m atoippo.cli`: how a process starts another of ours without knowing where the command is installed."""

from __future__ import annotations

from atoippo.cli import main

main()
