"""The report as one self-contained page: no script, no request to anywhere; phone, desktop, dark and paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup

from atoippo.reports import charts
from atoippo.reports.figures import FAIR_SAMPLE, LevelFigure, RivalFigure, SegmentFigure
from atoippo.reports.svg import as_svg
from atoippo.reports.words import SEGMENT_LABELS, percent, spoken_day
from atoippo.tables.field_names import FIELD_NAMES
from atoippo.values.language import Language, say, say_list
from atoippo.values.message import Message, counted, msg
from atoippo.values.reason import Reason
from atoippo.values.yen import format_yen

if TYPE_CHECKING:
    from datetime import date

    from atoippo.analysis.shares import Share
    from atoippo.reports.report import Report
    from atoippo.tables.rows import Reading

SHOWN_CANDIDATES = 20  # the page shows the first; the workbook has all
SHOWN_RIVALS = 10

RateRow = tuple[str, "Share", "Reason | None"]


@dataclass(frozen=True, slots=True)
class SegmentRows:
    """A segment as the page's template wants it."""

    title: str
    chart: str
    rows: tuple[RateRow, ...]
    further: int


def page(report: Report, reading: Reading, *, language: Language, names: bool, file_names: tuple[str, str]) -> str:
    """Return the report's HTML; `file_names` are those of the workbook and of the rows set aside."""
    table = report.table
    return _environment().get_template("report.html.j2").render(
        **_speech(language),
        language=language.value,
        report=report,
        file_reading=reading,
        files=sorted({sheet.file for sheet in reading.sheets}),
        names=names,
        left_out=report.revival.left_out_said,
        deals=table.frame.height,
        won=table.count("won"),
        lost=table.count("lost"),
        open=table.count("open"),
        has_amounts=report.lost_amount_yen > 0,
        has_reasons=_has_reasons(report),
        won_label=say(msg("受注"), language),
        charts=_charts(report, language),
        rival_rows=[_rival_row(rival) for rival in report.rivals[:SHOWN_RIVALS]],
        segment_rows=[_segment_rows(segment, language) for segment in report.segments],
        field_names=FIELD_NAMES,
        fair_sample=FAIR_SAMPLE,
        shown=SHOWN_CANDIDATES,
        workbook_name=file_names[0],
        set_aside_name=file_names[1],
    )  # fmt: skip


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("atoippo.reports"),
        autoescape=jinja2.select_autoescape(enabled_extensions=("html.j2",)),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _speech(language: Language) -> dict[str, Any]:
    """Return the functions by which a template speaks: t and counted for its own sentences, s for others' messages."""

    def number(text: str, n: int, **values: object) -> str:
        return say(counted(text, n=n, **values), language)

    def money(yen: int) -> str:
        return format_yen(yen, language)

    def day(moment: date) -> str:
        return spoken_day(moment, language)

    return {
        "t": lambda text, **values: say(msg(text, **values), language),
        "counted": number,
        "s": lambda message: say(message, language),
        "listed": lambda parts: say_list(parts, language),
        "yen": money,
        "day": day,
        "percent": percent,
    }


def _charts(report: Report, language: Language) -> dict[str, Markup]:
    if report.table.lost.is_empty():
        return {}
    drawn = {"reasons": charts.reason_chart(report.reasons, language)} if _has_reasons(report) else {}
    if report.steps:
        drawn["steps"] = charts.step_chart(report.steps, report.reasons, language)
    if report.rivals:
        drawn["rivals"] = charts.rival_chart(report.rivals[:SHOWN_RIVALS], language)
    if len(report.quarters) > 1 and _has_reasons(report):
        drawn["trend"] = charts.trend_chart(report.quarters, language)
    fair = [segment for segment in report.segments if any(level.is_fair for level in segment.levels)]
    overall = report.table.count("lost") / report.table.closed.height
    drawn |= {f"segment_{segment.segment}": charts.segment_chart(segment, overall, language) for segment in fair}
    return {name: Markup(as_svg(spec, number=n)) for n, (name, spec) in enumerate(drawn.items())}  # noqa: S704 - our own picture


def _has_reasons(report: Report) -> bool:
    """Whether any loss has a reason, told or read from its words."""
    return any(figure.recoded.count for figure in report.reasons if figure.reason is not Reason.UNKNOWN)


def _rival_row(rival: RivalFigure) -> RateRow:
    return rival.rival, rival.loss_rate, rival.main_reason


def _segment_rows(segment: SegmentFigure, language: Language) -> SegmentRows:
    def row(level: LevelFigure) -> RateRow:
        return say(level.level, language), level.loss_rate, level.main_reason

    title: Message = SEGMENT_LABELS[segment.segment]
    rows = tuple(row(level) for level in segment.levels)
    return SegmentRows(say(title, language), f"segment_{segment.segment}", rows, segment.further)
