"""The figures of a report: counts of the deal table with their intervals, as frozen results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.analysis.shares import Share, share_of
from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.values.periods import APRIL, FiscalQuarter, add_months, quarter_of
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.reports.deal_table import DealTable
    from atoippo.values.message import Message

FAIR_SAMPLE = 10  # closed deals below which a rate says nothing yet
SEGMENTS = ("industry", "size_band", "region", "source", "product", "team")
LARGEST_LEVELS = 10

REASONS = pl.Enum([reason.value for reason in Reason])
REASON_AT = (*Reason, None)  # what a place among `REASONS` means, and the place behind the last

Level = tuple[Any, Share, "Reason | None"]  # its value in the column (text, or the index of a size band), rate, reason
Cells = dict[Any, dict["Reason | None", int]]  # how many deals have a value and a reason; None: they were won


@dataclass(frozen=True, slots=True)
class ReasonFigure:
    """One reason among the lost deals: as told, and re-coded with its 90 % interval."""

    reason: Reason
    told: Share
    recoded: Share


@dataclass(frozen=True, slots=True)
class QuarterFigure:
    """The losses of one fiscal quarter by re-coded reason, and its loss rate among closed deals."""

    quarter: FiscalQuarter
    by_reason: dict[Reason, int]
    loss_rate: Share


@dataclass(frozen=True, slots=True)
class StepFigure:
    """How many lost deals got to this step and no further, by re-coded reason."""

    reach: Reach
    by_reason: dict[Reason, int]

    @property
    def lost(self) -> int:
        """All losses at this step."""
        return sum(self.by_reason.values())


@dataclass(frozen=True, slots=True)
class RivalFigure:
    """A rival: closed deals it was named in, how many were lost and mostly why."""

    rival: str
    loss_rate: Share
    main_reason: Reason | None


@dataclass(frozen=True, slots=True)
class LevelFigure:
    """One level of a segment, such as 製造業: its loss rate and the most frequent reason among its losses."""

    level: str | Message
    loss_rate: Share
    main_reason: Reason | None

    @property
    def is_fair(self) -> bool:
        """Whether there are enough closed deals to speak of a rate."""
        return self.loss_rate.total >= FAIR_SAMPLE


@dataclass(frozen=True, slots=True)
class SegmentFigure:
    """A segment (区分) with its levels, most closed deals first, and how many further levels are not shown."""

    segment: str
    levels: tuple[LevelFigure, ...]
    further: int


def reason_figures(table: DealTable) -> tuple[ReasonFigure, ...]:
    """Return all eight reasons in their fixed order."""
    lost = table.lost
    told, recoded = (_counts(lost[column]) for column in ("told", "recoded"))
    return tuple(
        ReasonFigure(reason, share_of(told.get(reason, 0), lost.height), share_of(recoded.get(reason, 0), lost.height))
        for reason in Reason
    )


def quarter_figures(table: DealTable, *, quarters: int = 12, first_month: int = APRIL) -> tuple[QuarterFigure, ...]:
    """Return the last quarters up to the newest closed deal, empty ones in between included."""
    month = pl.col("closed_on").dt.year().cast(pl.Int32) * 12 + pl.col("closed_on").dt.month() - 1
    cells = _cells(table.closed.select("recoded", month=month), "month")
    found: dict[FiscalQuarter, Counter[Reason | None]] = {}
    for month, counts in cells.items():
        quarter = quarter_of(date(month // 12, month % 12 + 1, 1), first_month=first_month)
        found.setdefault(quarter, Counter()).update(counts)
    if not found:
        return ()
    last = max(found)
    firsts = (add_months(last.period.first_day, -3 * back) for back in range(quarters - 1, -1, -1))
    shown = [quarter_of(day, first_month=first_month) for day in firsts]
    return tuple(_quarter_figure(q, found.get(q, Counter())) for q in shown if q >= min(found))


def _quarter_figure(quarter: FiscalQuarter, counts: Mapping[Reason | None, int]) -> QuarterFigure:
    by_reason = {reason: counts.get(reason, 0) for reason in Reason}
    return QuarterFigure(quarter, by_reason, share_of(sum(by_reason.values()), sum(counts.values())))


def step_figures(table: DealTable) -> tuple[StepFigure, ...]:
    """Return the six steps of the buyer's way with the losses that stopped there; empty when no step is known."""
    cells = _cells(table.lost, "reach")
    if not cells:
        return ()
    at = {reach: cells.get(reach.value, {}) for reach in Reach}
    return tuple(StepFigure(reach, {reason: at[reach].get(reason, 0) for reason in Reason}) for reach in Reach)


def rival_figures(table: DealTable) -> tuple[RivalFigure, ...]:
    """Return the rivals named in closed deals, most losses first."""
    rivals = [RivalFigure(name, rate, main) for name, rate, main in _levels(table, "competitor")]
    return tuple(sorted(rivals, key=lambda rival: (-rival.loss_rate.count, rival.rival)))


def segment_figures(table: DealTable) -> tuple[SegmentFigure, ...]:
    """Return the segments that the table knows with at least two levels."""
    levels_of = {segment: _levels(table, segment) for segment in SEGMENTS}
    return tuple(_segment_figure(segment, levels) for segment, levels in levels_of.items() if len(levels) > 1)


def _segment_figure(segment: str, levels: list[Level]) -> SegmentFigure:
    if segment == "size_band":
        bands = sorted(levels, key=lambda level: level[0])
        return SegmentFigure(segment, tuple(LevelFigure(SIZE_BANDS[band], rate, why) for band, rate, why in bands), 0)
    shown = tuple(LevelFigure(*level) for level in levels[:LARGEST_LEVELS])
    return SegmentFigure(segment, shown, max(0, len(levels) - LARGEST_LEVELS))


def _levels(table: DealTable, column: str) -> list[Level]:
    """Return each level with its loss rate and most frequent reason, most closed deals first."""
    cells = _cells(table.closed, column)
    levels = [(level, _loss_rate(counts), _main_reason(counts)) for level, counts in cells.items()]
    return sorted(levels, key=lambda level: (-level[1].total, level[0]))


def _loss_rate(counts: Mapping[Reason | None, int]) -> Share:
    closed = sum(counts.values())
    return share_of(closed - counts.get(None, 0), closed)


def _main_reason(counts: Mapping[Reason | None, int]) -> Reason | None:
    """Return the most frequent of the six reasons; None where no loss has one."""
    six = [reason for reason in counts if reason is not None and reason.is_one_of_the_six]
    return min(six, key=lambda reason: (-counts[reason], reason.value), default=None)


def _cells(deals: pl.DataFrame, column: str) -> Cells:
    """Count the closed deals of each value of a column and reason; those without a value are left out.

    Value and reason make one whole number, so that counting is one pass over numbers, whatever the words.
    """
    kind = deals.schema[column]
    if not isinstance(kind, pl.Enum) and not kind.is_integer():
        kind = pl.Enum(deals[column].drop_nulls().unique())
    won = len(REASONS.categories)
    value, reason = pl.col(column).cast(kind).to_physical(), pl.col("recoded").cast(REASONS).to_physical()
    key = value.cast(pl.Int64) * (won + 1) + reason.cast(pl.Int64).fill_null(won)
    counts = deals.select(key=key)["key"].drop_nulls().value_counts()
    levels = kind.categories.to_list() if isinstance(kind, pl.Enum) else None
    cells: Cells = {}
    for number, count in counts.iter_rows():
        level, why = divmod(number, won + 1)
        cells.setdefault(levels[level] if levels else level, {})[REASON_AT[why]] = count
    return cells


def _counts(reasons: pl.Series) -> dict[Reason, int]:
    return {Reason(reason): count for reason, count in reasons.value_counts().iter_rows()}
