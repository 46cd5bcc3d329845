"""The gauge of a chance of return (再開の見込み) in one word, against the list that it stands in."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.analysis.lost_deals import Cell
    from atoippo.values.message import Message

ENOUGH_WORLDS = 0.9  # of ten worlds that might be ours, nine must say the same


class Gauge(StrEnum):
    """How a deal's chance stands to the middle deal of its list."""

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


def gauge_of(cell: Cell, above: float, below: float) -> Gauge:
    """Say how deals stand to their list, from the shares of the worlds in which they are above and below its middle deal.

    高め and 低め are said only where nine of ten worlds bear them out, ふつう where they do not; まだ分からない where
    nothing is known of the deal that could tell it from others, however clear the worlds happen to be.
    """
    if not cell.can_be_compared:
        return Gauge.UNCLEAR
    if above >= ENOUGH_WORLDS:
        return Gauge.HIGH
    return Gauge.LOW if below >= ENOUGH_WORLDS else Gauge.NORMAL
