"""A report: all figures of one deal table, as of one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.reports.figures import (
    QuarterFigure,
    ReasonFigure,
    RivalFigure,
    SegmentFigure,
    StepFigure,
    quarter_figures,
    reason_figures,
    rival_figures,
    segment_figures,
    step_figures,
)
from atoippo.reports.findings import Finding, findings
from atoippo.reports.missing import Missing, missing_things
from atoippo.reports.revival import RevivalList, revival_list
from atoippo.values.business_calendar import BusinessCalendar
from atoippo.values.periods import APRIL

if TYPE_CHECKING:
    from datetime import date

    from atoippo.reports.deal_table import DealTable


@dataclass(frozen=True, slots=True)
class Counts:
    """How many deals there are and how they stand, and the yen of all lost deals whose amount is known."""

    deals: int
    won: int
    lost: int
    open: int
    lost_amount_yen: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a report counts, without the list of whom to go back to: quick to work out anew for every filter."""

    counts: Counts
    reasons: tuple[ReasonFigure, ...]
    quarters: tuple[QuarterFigure, ...]
    steps: tuple[StepFigure, ...]
    rivals: tuple[RivalFigure, ...]
    segments: tuple[SegmentFigure, ...]
    findings: tuple[Finding, ...]  # those that need no list of whom to go back to
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the lost deals tell: reasons, trend, steps, rivals, segments, findings and whom to go back to."""

    today: date
    table: DealTable
    reasons: tuple[ReasonFigure, ...]
    quarters: tuple[QuarterFigure, ...]
    steps: tuple[StepFigure, ...]
    rivals: tuple[RivalFigure, ...]
    segments: tuple[SegmentFigure, ...]
    revival: RevivalList
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]

    @property
    def lost_amount_yen(self) -> int:
        """The yen of all lost deals whose amount is known."""
        return int(self.table.lost["amount_yen"].sum())


def make_report(table: DealTable, *, today: date, calendar: BusinessCalendar | None = None) -> Report:
    """Work out every figure of a report as of `today`."""
    revival = revival_list(table, today=today, calendar=calendar or BusinessCalendar())
    return report_of(table, make_figures(table), revival, today=today)


def make_figures(table: DealTable, *, first_month: int = APRIL) -> Figures:
    """Count everything that a report shows beside the list of whom to go back to."""
    reasons, steps, rivals = reason_figures(table), step_figures(table), rival_figures(table)
    return Figures(
        counts=Counts(
            deals=table.frame.height,
            won=table.count("won"),
            lost=table.count("lost"),
            open=table.count("open"),
            lost_amount_yen=int(table.lost["amount_yen"].sum()),
        ),
        reasons=reasons,
        quarters=quarter_figures(table, first_month=first_month),
        steps=steps,
        rivals=rivals,
        segments=segment_figures(table),
        findings=findings(table, reasons, steps, rivals),
        missing=missing_things(table),
    )


def report_of(table: DealTable, figures: Figures, revival: RevivalList, *, today: date) -> Report:
    """Put the figures and the list of whom to go back to together."""
    return Report(
        today=today,
        table=table,
        reasons=figures.reasons,
        quarters=figures.quarters,
        steps=figures.steps,
        rivals=figures.rivals,
        segments=figures.segments,
        revival=revival,
        findings=findings(table, figures.reasons, figures.steps, figures.rivals, revival),
        missing=figures.missing,
    )
