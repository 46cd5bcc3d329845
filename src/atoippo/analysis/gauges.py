"""The gauge of a chance of return (再開の見込み) in one word, against the list that it stands in."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.values.message import msg

if TYPE_CHECKING:
    from atoippo.analysis.lost_deals import Cell
    from atoippo.values.message import Message

NO_DIFFERENCE = 0.001  # alike deals differ in single precision's last digits, and nobody feels a thousandth


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


def gauge_of(cell: Cell, low: float, high: float) -> Gauge:
    """Say how deals stand to their list, from the interval of their chance divided by the list's average.

    高め and 低め are said only where the whole interval bears them out, ふつう where it does not; まだ分からない where
    nothing is known of the deal that could tell it from others, however narrow the interval happens to be.
    """
    if not cell.can_be_compared:
        return Gauge.UNCLEAR
    if low > 1 + NO_DIFFERENCE:
        return Gauge.HIGH
    return Gauge.LOW if high < 1 - NO_DIFFERENCE else Gauge.NORMAL
