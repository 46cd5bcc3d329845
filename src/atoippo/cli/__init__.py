"""The command line: `atoippo dig` and its like without a database, `serve` and its like with one.

Words: command, option, progress, terminal summary.
Knows the domain and what lies below it; web and worker only by name. The clock and the environment are read here and nowhere else; heavy imports wait until
a command needs them, so that `atoippo --help` answers at once.
"""

from __future__ import annotations

from atoippo.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command that the person typed."""
    from atoippo.cli import commands  # noqa: F401 - each adds its command to the app

    app()
