"""One mark of a chart, and the deals behind it; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import polars as pl

from atoippo.insights.filters import is_at_level
from atoippo.reports.figures import SEGMENTS
from atoippo.values.periods import FiscalQuarter
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from atoippo.insights.filters import Frame

QUARTERS, YEARS = range(1, 5), range(1900, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a bar, dot or cell of a chart stands for: deals that have all of this in common.

    `reason` is the re-coded one, `told` the one that the reps chose; with either, only lost deals are meant. A mark
    with `is_lost` means lost deals too; else a quarter, rival or level means the deals that ended, won or lost.
    """

    reason: Reason | None = None
    told: Reason | None = None
    quarter: tuple[int, int] | None = None  # fiscal year and number
    reach: Reach | None = None
    rival: str | None = None
    segment: tuple[str, str] | None = None  # as in `Filter`
    is_lost: bool = False

    @property
    def parameters(self) -> dict[str, str]:
        """The mark as parameters of an address; `Mark.of` reads them back."""
        found = {
            "reason": self.reason and self.reason.value,
            "told": self.told and self.told.value,
            "quarter": self.quarter and f"{self.quarter[0]}-{self.quarter[1]}",
            "reach": self.reach and str(self.reach.value),
            "rival": self.rival,
            "level": self.segment and ":".join(self.segment),
            "lost": "1" if self.is_lost else None,
        }
        return {name: value for name, value in found.items() if value}

    @classmethod
    def of(cls, parameters: Mapping[str, str]) -> Self:
        """Return the mark that an address names; what can't be read is left out."""
        year, _, number = parameters.get("quarter", "").partition("-")
        segment, _, level = parameters.get("level", "").partition(":")
        reach = parameters.get("reach", "")
        return cls(
            reason=_reason(parameters.get("reason")),
            told=_reason(parameters.get("told")),
            quarter=(int(year), int(number)) if _is_quarter(year, number) else None,
            reach=Reach(int(reach)) if reach in {str(step.value) for step in Reach} else None,
            rival=parameters.get("rival") or None,
            segment=(segment, level) if segment in SEGMENTS and level else None,
            is_lost=parameters.get("lost") == "1",
        )

    def behind(self, frame: Frame, *, first_month: int) -> Frame:
        """Return the rows of a deal table that the mark stands for."""
        return frame.filter(pl.col("outcome") != "open", *self._conditions(first_month))

    def _conditions(self, first_month: int) -> Iterator[pl.Expr]:
        if self.is_lost or self.reason or self.told or self.reach:
            yield pl.col("outcome") == "lost"
        if self.reason:
            yield pl.col("recoded") == self.reason.value
        if self.told:
            yield pl.col("told") == self.told.value
        if self.quarter:
            days = FiscalQuarter(*self.quarter, first_month).period
            yield pl.col("closed_on").is_between(days.first_day, days.last_day)
        if self.reach:
            yield pl.col("reach") == self.reach.value
        if self.rival:
            yield pl.col("competitor") == self.rival
        if self.segment:
            yield is_at_level(*self.segment)


def _reason(text: str | None) -> Reason | None:
    return Reason(text) if text in set(Reason) else None


def _is_quarter(year: str, number: str) -> bool:
    return year.isdecimal() and int(year[:5]) in YEARS and number.isdecimal() and int(number[:2]) in QUARTERS
