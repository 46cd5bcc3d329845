"""The charts of a report, as Vega-Altair specs: narrow enough for a phone, plain enough for a printer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import altair as alt

from atoippo.reports.chart_tables import level_mark, quarter_mark
from atoippo.values.language import say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.reports.figures import QuarterFigure, ReasonFigure, RivalFigure, SegmentFigure, StepFigure
    from atoippo.values.language import Language

Spec = dict[str, Any]  # a Vega-Lite chart
Row = dict[str, Any]  # a mark: its values by field
Link = Callable[[Mapping[str, str]], str]  # from the parameters of a mark to the address of its deals

WIDTH = 340  # pixels in all: a phone's page
LABEL_WIDTH = 118
PLOT_WIDTH = WIDTH - LABEL_WIDTH - 44
STEP = 30  # pixels a bar
HALVES = [0, 0.5, 1]

# Stand-ins that `svg.py` replaces by the page's colours, so that one chart serves light, dark and paper.
INK, MUTED, GRID, MARK = "#010101", "#020202", "#030303", "#040404"


def reason_chart(reasons: Sequence[ReasonFigure], language: Language, *, link: Link | None = None) -> Spec:
    """Draw the re-coded share of each reason with its interval, and a tick where the file's column put it."""
    rows: list[Row] = [
        {
            "label": say(f.reason.label, language),
            "share": f.recoded.estimate or 0.0,
            "low": f.recoded.low,
            "high": f.recoded.high,
            "told": f.told.estimate or 0.0,
            **_leading(link, {"reason": f.reason.value}),
        }
        for f in reasons
    ]
    base = alt.Chart(_data(rows), width=PLOT_WIDTH, height=alt.Step(STEP)).encode(y=_names([r["label"] for r in rows]))
    bars = base.mark_bar(color=MARK, height=14).encode(
        x=_percent("share", msg("失注に占める割合"), language), **_opening(link)
    )
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    told = base.mark_tick(color=MUTED, thickness=3, size=22).encode(x="told:Q")
    return _styled(bars + interval + told)


def segment_chart(segment: SegmentFigure, overall: float, language: Language, *, link: Link | None = None) -> Spec:
    """Draw the loss rate of each level that has enough closed deals, a dot with its interval, beside the rate overall."""
    rows: list[Row] = [
        {
            "label": say(level.level, language),
            "rate": level.loss_rate.estimate or 0.0,
            "low": level.loss_rate.low,
            "high": level.loss_rate.high,
            **_leading(link, level_mark(segment.segment, level)),
        }
        for level in segment.levels
        if level.is_fair
    ]
    base = alt.Chart(_data(rows), width=PLOT_WIDTH, height=alt.Step(STEP)).encode(y=_names([r["label"] for r in rows]))
    axis = alt.Axis(title=say(msg("決着した商談のうち失注の割合"), language), format="%", values=HALVES, domain=False)
    interval = base.mark_rule(color=MARK, strokeWidth=3, opacity=0.45).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=axis), x2="high:Q"
    )
    dots = base.mark_point(color=MARK, filled=True, size=70, opacity=1).encode(x="rate:Q", **_opening(link))
    whole = alt.Chart(_data([{"overall": overall}])).mark_rule(color=MUTED, strokeDash=[4, 3]).encode(x="overall:Q")
    return _styled(interval + dots + whole)


def rival_chart(rivals: Sequence[RivalFigure], language: Language, *, link: Link | None = None) -> Spec:
    """Draw how many deals were lost where each rival was named."""
    rows: list[Row] = [
        {"label": f.rival, "lost": f.loss_rate.count, **_leading(link, {"rival": f.rival, "lost": "1"})} for f in rivals
    ]
    base = alt.Chart(_data(rows), width=PLOT_WIDTH, height=alt.Step(STEP)).encode(
        x=_count("lost", msg("失注の件数"), language), y=_names([r["label"] for r in rows])
    )
    return _styled(base.mark_bar(color=MARK, height=14).encode(**_opening(link)) + _numbers(base, "lost"))


def step_chart(
    steps: Sequence[StepFigure], reasons: Sequence[ReasonFigure], language: Language, *, link: Link | None = None
) -> Spec:
    """Draw how many losses stopped at each step, by reason, as a table of shades with the counts in it."""
    shown = [figure.reason for figure in reasons if figure.recoded.count]
    rows: list[Row] = [
        {
            "step": say(step.reach.label, language),
            "label": say(reason.label, language),
            "lost": step.by_reason[reason],
            **_leading(link, {"reach": str(step.reach.value), "reason": reason.value}),
        }
        for step in steps
        for reason in shown
    ]
    order = [say(step.reach.label, language) for step in steps]
    base = alt.Chart(_data(rows), width=PLOT_WIDTH + 30, height=alt.Step(STEP)).encode(
        x=alt.X(
            "step:N",
            sort=order,
            axis=alt.Axis(orient="top", labelAngle=-40, title=None, ticks=False, domain=False, labelLimit=110),
        ),
        y=_names([say(reason.label, language) for reason in shown]),
    )
    most = max((row["lost"] for row in rows), default=1) or 1
    shades = base.mark_rect(color=MARK).encode(
        opacity=alt.Opacity("lost:Q", legend=None, scale=alt.Scale(domain=[0, most], range=[0.04, 0.62])),
        **_opening(link),
    )
    return _styled(shades + base.mark_text(color=INK, fontSize=12).encode(text="lost:Q"))


def trend_chart(quarters: Sequence[QuarterFigure], language: Language, *, link: Link | None = None) -> Spec:
    """Draw the losses of each quarter, one small picture a reason, all on the same scale."""
    shown = [reason for reason in quarters[0].by_reason if any(q.by_reason[reason] for q in quarters)]
    rows: list[Row] = [
        {
            "quarter": _short(q),
            "label": say(reason.label, language),
            "lost": q.by_reason[reason],
            **_leading(link, {**quarter_mark(q.quarter), "reason": reason.value}),
        }
        for reason in shown
        for q in quarters
    ]
    axis = alt.Axis(title=None, labelAngle=-90, labelFontSize=10, ticks=False)
    bars = (
        alt.Chart(width=(WIDTH - 70) / 2, height=74)
        .mark_bar(color=MARK)
        .encode(
            x=alt.X("quarter:O", sort=[_short(q) for q in quarters], axis=axis),
            y=alt.Y("lost:Q", axis=alt.Axis(title=None, tickCount=3, format="d", domain=False)),
            **_opening(link),
        )
    )
    header = alt.Header(
        title=None, labelOrient="top", labelAnchor="start", labelFontSize=12, labelFontWeight=600, labelColor=INK
    )
    facets = alt.Facet("label:N", sort=[say(reason.label, language) for reason in shown], header=header)
    return _styled(
        alt.FacetChart(data=_data(rows), spec=bars, facet=facets, columns=2, spacing={"row": 14, "column": 22})
    )


def _leading(link: Link | None, mark: Mapping[str, str]) -> Row:
    """Return where a mark leads, as a value of its row; nothing on paper."""
    return {"href": link(mark)} if link else {}


def _opening(link: Link | None) -> dict[str, Any]:
    """Return the encoding by which a mark opens what it leads to."""
    return {"href": alt.Href("href:N")} if link else {}


def _short(figure: QuarterFigure) -> str:
    """Name a quarter in the room of an axis: 25-1 is the first quarter of fiscal 2025."""
    return f"{figure.quarter.year % 100:02d}-{figure.quarter.number}"


def _data(rows: list[Row]) -> alt.InlineData:
    return alt.InlineData(values=rows)


def _names(order: list[str]) -> alt.Y:
    axis = alt.Axis(
        title=None, minExtent=LABEL_WIDTH, maxExtent=LABEL_WIDTH, labelLimit=LABEL_WIDTH - 6, ticks=False, domain=False
    )
    return alt.Y("label:N", sort=order, axis=axis)


def _percent(field: str, title: Message, language: Language) -> alt.X:
    axis = alt.Axis(title=say(title, language), format="%", tickCount=4, domain=False)
    return alt.X(f"{field}:Q", scale=alt.Scale(domainMin=0), axis=axis)


def _count(field: str, title: Message, language: Language) -> alt.X:
    axis = alt.Axis(title=say(title, language), format="d", tickMinStep=1, tickCount=4, domain=False)
    return alt.X(f"{field}:Q", axis=axis)


def _numbers(base: alt.Chart, field: str) -> alt.Chart:
    numbers: alt.Chart = base.mark_text(color=INK, align="left", dx=5, fontSize=12).encode(text=f"{field}:Q")
    return numbers


def _styled(chart: alt.LayerChart | alt.FacetChart) -> Spec:
    axis = {
        "labelColor": INK,
        "titleColor": MUTED,
        "labelFontSize": 12,
        "titleFontSize": 11,
        "titleFontWeight": 400,
        "gridColor": GRID,
        "tickColor": GRID,
        "domainColor": GRID,
    }
    config = alt.Config(
        background="transparent", padding=2, view=alt.ViewConfig(stroke=None), axis=axis, axisY={"grid": False}
    )
    spec: Spec = chart.properties(config=config).to_dict(validate=False)
    return spec
