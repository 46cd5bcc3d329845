"""After a run: look for companies that may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def propose_next_matches(*, at: datetime) -> bool:  # noqa: ARG001 - comes with the engine
    """Look for near company names in one workspace that imported something; return whether one was due."""
    return False
