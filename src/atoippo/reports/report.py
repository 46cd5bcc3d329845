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

if TYPE_CHECKING:
    from datetime import date

    from atoippo.reports.deal_table import DealTable


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
    reasons, steps, rivals = reason_figures(table), step_figures(table), rival_figures(table)
    revival = revival_list(table, today=today, calendar=calendar or BusinessCalendar())
    return Report(
        today=today,
        table=table,
        reasons=reasons,
        quarters=quarter_figures(table),
        steps=steps,
        rivals=rivals,
        segments=segment_figures(table),
        revival=revival,
        findings=findings(table, reasons, steps, rivals, revival),
        missing=missing_things(table),
    )
