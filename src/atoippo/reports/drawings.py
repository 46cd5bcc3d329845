"""How each chart is drawn, as Vega-Altair specs with gaps: narrow enough for a phone, plain enough for a printer.

A drawing is made once for each language; `charts` fills its gaps with figures, for Altair takes longer than counting.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import altair as alt

from atoippo.values.language import say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from atoippo.values.language import Language

Spec = dict[str, Any]  # a Vega-Lite chart

WIDTH = 340  # pixels in all: a phone's page
LABEL_WIDTH = 118
PLOT_WIDTH = WIDTH - LABEL_WIDTH - 44
STEP = 30  # pixels a bar
HALVES = [0, 0.5, 1]

# Stand-ins that `svg.py` replaces by the page's colours, so that one chart serves light, dark and paper.
INK, MUTED, GRID, MARK = "#010101", "#020202", "#030303", "#040404"

GAP = "gap:"  # begins what stands for values that only the figures know
ROWS = alt.InlineData(values=[{GAP: "rows"}])


@cache
def reason_drawing(language: Language, *, opens: bool) -> Spec:
    """Draw a bar with its interval, and a tick beside it; `opens`: each mark leads to its row's `href`. Gaps: rows, names."""
    base = alt.Chart(ROWS, width=PLOT_WIDTH, height=alt.Step(STEP)).encode(y=_names())
    bars = base.mark_bar(color=MARK, height=14).encode(
        x=_percent("share", msg("失注に占める割合"), language), **_opening(opens=opens)
    )
    interval = base.mark_rule(color=INK, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    told = base.mark_tick(color=MUTED, thickness=3, size=22).encode(x="told:Q")
    return _styled(bars + interval + told)


@cache
def segment_drawing(language: Language, *, opens: bool) -> Spec:
    """Draw a dot with its interval beside a broken line for the whole. Gaps: rows, names, whole."""
    base = alt.Chart(ROWS, width=PLOT_WIDTH, height=alt.Step(STEP)).encode(y=_names())
    axis = alt.Axis(title=say(msg("決着した商談のうち失注の割合"), language), format="%", values=HALVES, domain=False)
    interval = base.mark_rule(color=MARK, strokeWidth=3, opacity=0.45).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[0, 1]), axis=axis), x2="high:Q"
    )
    dots = base.mark_point(color=MARK, filled=True, size=70, opacity=1).encode(x="rate:Q", **_opening(opens=opens))
    whole = alt.Chart(alt.InlineData(values=[{GAP: "whole"}]))
    line = whole.mark_rule(color=MUTED, strokeDash=[4, 3]).encode(x="overall:Q")
    return _styled(interval + dots + line)


@cache
def rival_drawing(language: Language, *, opens: bool) -> Spec:
    """Draw a bar with its number. Gaps: rows, names."""
    base = alt.Chart(ROWS, width=PLOT_WIDTH, height=alt.Step(STEP)).encode(
        x=_count("lost", msg("失注の件数"), language), y=_names()
    )
    numbers = base.mark_text(color=INK, align="left", dx=5, fontSize=12).encode(text="lost:Q")
    return _styled(base.mark_bar(color=MARK, height=14).encode(**_opening(opens=opens)) + numbers)


@cache
def step_drawing(*, opens: bool) -> Spec:
    """Draw a table of shades with the counts in it. Gaps: rows, names, steps, shades (nothing and the most)."""
    base = alt.Chart(ROWS, width=PLOT_WIDTH + 30, height=alt.Step(STEP)).encode(
        x=alt.X(
            "step:N",
            sort=[f"{GAP}steps"],
            axis=alt.Axis(orient="top", labelAngle=-40, title=None, ticks=False, domain=False, labelLimit=110),
        ),
        y=_names(),
    )
    shades = base.mark_rect(color=MARK).encode(
        opacity=alt.Opacity("lost:Q", legend=None, scale=alt.Scale(domain=[f"{GAP}shades"], range=[0.04, 0.62])),
        **_opening(opens=opens),
    )
    return _styled(shades + base.mark_text(color=INK, fontSize=12).encode(text="lost:Q"))


@cache
def trend_drawing(*, opens: bool) -> Spec:
    """Draw bars along the quarters, one small picture a name, all on the same scale. Gaps: rows, names, quarters."""
    axis = alt.Axis(title=None, labelAngle=-90, labelFontSize=10, ticks=False)
    bars = (
        alt.Chart(width=(WIDTH - 70) / 2, height=74)
        .mark_bar(color=MARK)
        .encode(
            x=alt.X("quarter:O", sort=[f"{GAP}quarters"], axis=axis),
            y=alt.Y("lost:Q", axis=alt.Axis(title=None, tickCount=3, format="d", domain=False)),
            **_opening(opens=opens),
        )
    )
    header = alt.Header(
        title=None, labelOrient="top", labelAnchor="start", labelFontSize=12, labelFontWeight=600, labelColor=INK
    )
    facets = alt.Facet("label:N", sort=[f"{GAP}names"], header=header)
    return _styled(alt.FacetChart(data=ROWS, spec=bars, facet=facets, columns=2, spacing={"row": 14, "column": 22}))


def filled(drawing: Any, gaps: dict[str, list[Any]]) -> Any:
    """Return a drawing, or a part of one, with its gaps filled; the drawing itself stays as it is."""
    if isinstance(drawing, dict):
        return {name: filled(part, gaps) for name, part in drawing.items()}
    if isinstance(drawing, list):
        name = _gap(drawing)
        return [filled(part, gaps) for part in drawing] if name is None else gaps[name]
    return drawing


def _gap(parts: list[Any]) -> str | None:
    """Return the name of the gap that a list stands for."""
    first = parts[0] if len(parts) == 1 else None
    if isinstance(first, dict):
        return first.get(GAP)
    return first.removeprefix(GAP) if isinstance(first, str) and first.startswith(GAP) else None


def _opening(*, opens: bool) -> dict[str, Any]:
    """Return the encoding by which a mark opens what it leads to."""
    return {"href": alt.Href("href:N")} if opens else {}


def _names() -> alt.Y:
    axis = alt.Axis(
        title=None, minExtent=LABEL_WIDTH, maxExtent=LABEL_WIDTH, labelLimit=LABEL_WIDTH - 6, ticks=False, domain=False
    )
    return alt.Y("label:N", sort=[f"{GAP}names"], axis=axis)


def _percent(field: str, title: Message, language: Language) -> alt.X:
    axis = alt.Axis(title=say(title, language), format="%", tickCount=4, domain=False)
    return alt.X(f"{field}:Q", scale=alt.Scale(domainMin=0), axis=axis)


def _count(field: str, title: Message, language: Language) -> alt.X:
    axis = alt.Axis(title=say(title, language), format="d", tickMinStep=1, tickCount=4, domain=False)
    return alt.X(f"{field}:Q", axis=axis)


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
