"""The charts of a report: its figures as the rows of drawings (`drawings`), each mark leading to its deals where it can."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from atoippo.reports.chart_tables import level_mark, quarter_mark
from atoippo.reports.drawings import (
    Spec,
    filled,
    reason_drawing,
    rival_drawing,
    segment_drawing,
    step_drawing,
    trend_drawing,
)
from atoippo.values.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.reports.figures import QuarterFigure, ReasonFigure, RivalFigure, SegmentFigure, StepFigure
    from atoippo.values.language import Language

Row = dict[str, Any]  # a mark: its values by field
Link = Callable[[Mapping[str, str]], str]  # from the parameters of a mark to the address of its deals


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
    return _chart(reason_drawing(language, opens=link is not None), rows, names=_labels(rows))


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
    drawing = segment_drawing(language, opens=link is not None)
    return _chart(drawing, rows, names=_labels(rows), whole=[{"overall": overall}])


def rival_chart(rivals: Sequence[RivalFigure], language: Language, *, link: Link | None = None) -> Spec:
    """Draw how many deals were lost where each rival was named."""
    rows: list[Row] = [
        {"label": f.rival, "lost": f.loss_rate.count, **_leading(link, {"rival": f.rival, "lost": "1"})} for f in rivals
    ]
    return _chart(rival_drawing(language, opens=link is not None), rows, names=_labels(rows))


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
    most = max((row["lost"] for row in rows), default=1) or 1
    return _chart(step_drawing(opens=link is not None), rows, names=_labels(rows), steps=order, shades=[0, most])


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
    order = [_short(q) for q in quarters]
    return _chart(trend_drawing(opens=link is not None), rows, names=_labels(rows), quarters=order)


def _chart(drawing: Spec, rows: list[Row], **gaps: list[Any]) -> Spec:
    spec: Spec = filled(drawing, {"rows": rows, **gaps})
    return spec


def _labels(rows: Sequence[Row]) -> list[str]:
    """Return the names in the order in which the rows bring them."""
    return list(dict.fromkeys(row["label"] for row in rows))


def _leading(link: Link | None, mark: Mapping[str, str]) -> Row:
    """Return where a mark leads, as a value of its row; nothing on paper."""
    return {"href": link(mark)} if link else {}


def _short(figure: QuarterFigure) -> str:
    """Name a quarter in the room of an axis: 25-1 is the first quarter of fiscal 2025."""
    return f"{figure.quarter.year % 100:02d}-{figure.quarter.number}"
