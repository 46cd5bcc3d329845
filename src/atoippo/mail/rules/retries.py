"""When a mail is tried again, and which answers of a server say that an address is gone."""

from __future__ import annotations

import re
from datetime import timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
)
GONE = frozenset({"5.1.1", "5.1.2", "5.1.6", "5.1.10"})  # no such mailbox, no such domain, moved, no mail taken
_ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


def gives_up(tries: int) -> bool:
    """Whether a mail that a server put off so many times is not tried any more."""
    return tries > len(WAITS)


def next_try_after(tries: int) -> timedelta:
    """Return how long to wait after the given number of tries, longer each time."""
    return WAITS[min(max(tries, 1), len(WAITS)) - 1]


def is_address_gone(answer: str) -> bool:
    """Whether a server's refusal says that the address itself is no good; a policy (5.7.x) says nothing about it."""
    found = _ENHANCED.search(answer)
    return found is not None and found[1] in GONE
