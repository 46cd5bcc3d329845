"""How a deal stands: won (受注), lost (失注) or open (進行中)."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """The state of a deal as a file tells it."""

    WON = "won"
    LOST = "lost"
    OPEN = "open"
