"""The figures of a report: counts of the deal table with their intervals, as frozen results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.analysis.shares import Share, share_of
from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.values.periods import APRIL, FiscalQuarter, add_months, quarter_of
from atoippo.values.reach import Reach
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.reports.deal_table import DealTable
    from atoippo.values.message import Message

FAIR_SAMPLE = 10  # closed deals below which a rate says nothing yet
SEGMENTS = ("industry", "size_band", "region", "source", "product", "team")
LARGEST_LEVELS = 10

Level = tuple[Any, Share, "Reason | None"]  # its value in the column (text, or the index of a size band), rate, reason


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
    dated = table.closed.filter(pl.col("closed_on").is_not_null())
    if dated.is_empty():
        return ()
    months = dated.group_by(pl.col("closed_on").dt.month_start().alias("month"), "outcome", "recoded").len()
    found: dict[FiscalQuarter, list[tuple[str, str | None, int]]] = {}
    for month, outcome, reason, count in months.iter_rows():
        found.setdefault(quarter_of(month, first_month=first_month), []).append((outcome, reason, count))
    last = max(found)
    days = (add_months(last.period.first_day, -3 * back) for back in range(quarters - 1, -1, -1))
    shown = [quarter_of(day, first_month=first_month) for day in days]
    return tuple(_quarter_figure(q, found.get(q, [])) for q in shown if q >= min(found))


def _quarter_figure(quarter: FiscalQuarter, cells: list[tuple[str, str | None, int]]) -> QuarterFigure:
    by_reason = dict.fromkeys(Reason, 0)
    for outcome, reason, count in cells:
        if outcome == "lost" and reason is not None:
            by_reason[Reason(reason)] += count
    lost, closed = sum(by_reason.values()), sum(count for *_, count in cells)
    return QuarterFigure(quarter, by_reason, share_of(lost, closed))


def step_figures(table: DealTable) -> tuple[StepFigure, ...]:
    """Return the six steps of the buyer's way with the losses that stopped there; empty when no step is known."""
    cells = table.lost.filter(pl.col("reach").is_not_null()).group_by("reach", "recoded").len()
    if cells.is_empty():
        return ()
    counts = {(reach, reason): count for reach, reason, count in cells.iter_rows()}
    return tuple(
        StepFigure(reach, {reason: counts.get((reach.value, reason.value), 0) for reason in Reason}) for reach in Reach
    )


def rival_figures(table: DealTable) -> tuple[RivalFigure, ...]:
    """Return the rivals named in closed deals, most losses first."""
    named = table.closed.filter(pl.col("competitor").is_not_null())
    rivals = [RivalFigure(name, rate, main) for name, rate, main in _levels(named, "competitor")]
    return tuple(sorted(rivals, key=lambda rival: (-rival.loss_rate.count, rival.rival)))


def segment_figures(table: DealTable) -> tuple[SegmentFigure, ...]:
    """Return the segments that the table knows with at least two levels."""
    levels_of = {segment: _levels(table.closed.filter(pl.col(segment).is_not_null()), segment) for segment in SEGMENTS}
    return tuple(_segment_figure(segment, levels) for segment, levels in levels_of.items() if len(levels) > 1)


def _segment_figure(segment: str, levels: list[Level]) -> SegmentFigure:
    if segment == "size_band":
        bands = sorted(levels, key=lambda level: level[0])
        return SegmentFigure(segment, tuple(LevelFigure(SIZE_BANDS[band], rate, why) for band, rate, why in bands), 0)
    shown = tuple(LevelFigure(*level) for level in levels[:LARGEST_LEVELS])
    return SegmentFigure(segment, shown, max(0, len(levels) - LARGEST_LEVELS))


def _levels(closed: pl.DataFrame, column: str) -> list[Level]:
    """Return each level with its loss rate and most frequent reason, most closed deals first."""
    counts = closed.group_by(column).agg((pl.col("outcome") == "lost").sum().alias("lost"), pl.len().alias("closed"))
    main = _main_reasons(closed, column)
    levels = [(name, share_of(lost, n), main.get(name)) for name, lost, n in counts.iter_rows()]
    return sorted(levels, key=lambda level: (-level[1].total, level[0]))


def _main_reasons(closed: pl.DataFrame, column: str) -> dict[str, Reason]:
    """Return the most frequent of the six reasons at each level; none where no loss has one."""
    six = [reason.value for reason in Reason if reason.is_one_of_the_six]
    cells = (
        closed.filter((pl.col("outcome") == "lost") & pl.col("recoded").is_in(six)).group_by(column, "recoded").len()
    )
    ranked = cells.sort(column, "len", "recoded", descending=[False, True, False]).group_by(column, maintain_order=True)
    return {name: Reason(reason) for name, reason in ranked.agg(pl.col("recoded").first()).iter_rows()}


def _counts(reasons: pl.Series) -> dict[Reason, int]:
    return {Reason(reason): count for reason, count in reasons.value_counts().iter_rows()}
