"""What a person narrows the figures down to; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import polars as pl

from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.reports.figures import SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atoippo.values.periods import Period

    Frame = TypeVar("Frame", pl.DataFrame, pl.LazyFrame)

BAND_PLACES = frozenset(str(place) for place in range(len(SIZE_BANDS)))


class NoSuchSegment(ValueError):  # noqa: N818 - named as a sentence
    """A filter names a segment that deals are not counted by."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which deals to count; what is left empty filters nothing.

    A period keeps the deals that ended in it and those still open: an open deal has not ended anywhere. A closed deal
    without a day lies in no period. `teams` are numbers of teams, `size_bands` places in `reports.deal_table.SIZE_BANDS`.
    """

    period: Period | None = None
    teams: frozenset[int] = frozenset()
    products: frozenset[str] = frozenset()
    segment: tuple[str, str] | None = None  # one of SEGMENTS and a level of it: ("industry", "製造業")
    size_bands: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if self.segment is not None and self.segment[0] not in SEGMENTS:
            raise NoSuchSegment(self.segment[0])

    def narrow(self, frame: Frame) -> Frame:
        """Return the rows of a deal table that the filter keeps."""
        conditions = list(self._conditions())
        return frame.filter(*conditions) if conditions else frame

    def _conditions(self) -> Iterator[pl.Expr]:
        if self.period is not None:
            ended = pl.col("closed_on").is_between(self.period.first_day, self.period.last_day)
            yield (pl.col("outcome") == "open") | ended
        if self.teams:
            yield pl.col("team_id").is_in(sorted(self.teams))
        if self.products:
            yield pl.col("product").is_in(sorted(self.products))
        if self.segment is not None:
            yield is_at_level(*self.segment)
        if self.size_bands:
            yield pl.col("size_band").is_in(sorted(self.size_bands))


EVERYTHING = Filter()


def is_at_level(segment: str, level: str) -> pl.Expr:
    """Return what holds for the deals at a level of a segment; a size band is named by its place."""
    if segment == "size_band":
        return pl.col(segment) == int(level) if level in BAND_PLACES else pl.lit(value=False)
    return pl.col(segment) == level
