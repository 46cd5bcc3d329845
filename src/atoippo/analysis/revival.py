"""The gauge of a chance of return (再開の見込み) in one word, against the list that it stands in."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.analysis.return_model import ReturnChance
    from atoippo.values.message import Message

TOO_WIDE = 0.40  # an interval wider than 40 points says nothing yet


class Gauge(StrEnum):
    """How a deal's chance stands to the average of its list."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"
    UNCLEAR = "unclear"

    @property
    def label(self) -> Message:
        """The word that people read."""
        return GAUGE_LABELS[self]


GAUGE_LABELS = MappingProxyType(
    {
        Gauge.HIGH: msg("高め"),
        Gauge.NORMAL: msg("ふつう"),
        Gauge.LOW: msg("低め"),
        Gauge.UNCLEAR: msg("まだ分からない"),
    }
)


def gauge(chance: ReturnChance, average: float) -> Gauge:
    """Say how a chance stands to its list's average of P(return within a year): only what its interval bears out."""
    if chance.low_365 > average:
        return Gauge.HIGH
    if chance.high_365 < average:
        return Gauge.LOW
    return Gauge.UNCLEAR if chance.high_365 - chance.low_365 > TOO_WIDE else Gauge.NORMAL
