"""The finer reasons under the six: which are offered, and which have faded; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from atoippo.values.reason import Reason

FADES_AFTER = timedelta(days=365)  # twelve months


@dataclass(frozen=True, slots=True)
class DefaultSubReason:
    """A sub-reason that every workspace begins with."""

    key: str
    words: Message

    @property
    def name(self) -> str:
        """The name by which it is offered and stored."""
        return str(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedSubReason:
    """A sub-reason that may be chosen: how often it was said in the last 12 months, and whether it has faded since.

    `pk` is None where a default was never said nor changed; `default_key` is "" for one of the workspace's own.
    """

    reason: Reason
    name: str
    spoken: Message  # the name as people read it; a default that was not renamed has its English
    used: int
    is_faded: bool
    pk: int | None
    default_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How often a sub-reason was said lately, when last, and since when it is offered."""

    name: str
    used: int
    last_used: datetime | None
    since: datetime


def faded_of(usages: Iterable[Usage], *, before: datetime) -> frozenset[str]:
    """Return the names that have faded: offered since before that moment and not said after it.

    One of a reason always stays: the one that was said last, or the first where none ever was.
    """
    known = list(usages)
    faded = [usage for usage in known if not usage.used and usage.since < before]
    if known and len(faded) == len(known):
        faded.remove(max(faded, key=lambda usage: (usage.last_used is not None, usage.last_used or usage.since)))
    return frozenset(usage.name for usage in faded)


def as_it_is_named(name: str) -> Message:
    """Return a name as a message that is the same in every language."""
    return msg("{name}", name=name)
