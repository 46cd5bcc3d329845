"""The charts of 分析: for each its picture, its table and what it is about, all leading to the deals they count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from atoippo.reports import chart_tables, charts
from atoippo.reports.words import SEGMENT_LABELS
from atoippo.values.message import Message, msg
from atoippo.values.reason import Reason
from atoippo.web.filters import query_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from atoippo.insights.filters import Filter
    from atoippo.reports.chart_tables import ChartTable
    from atoippo.reports.drawings import Spec
    from atoippo.reports.figures import SegmentFigure
    from atoippo.reports.report import Figures
    from atoippo.values.language import Language

SHOWN_RIVALS = 10

Link = Callable[[Mapping[str, str]], str]  # from the parameters of a mark to the address of its deals


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of the page; `spec` is missing where there is too little to draw."""

    key: str
    title: Message
    help: Message
    spec: Spec | None
    table: ChartTable
    link: Link

    @property
    def spec_key(self) -> str:
        """The name of the spec's place in the page."""
        return f"{self.key}-spec"

    @property
    def rows(self) -> list[list[tuple[str, str]]]:
        """The table's cells as they are shown, each with the address of its deals, empty where there are none."""
        return [[(cell.shown, self.link(cell.mark) if cell.mark else "") for cell in row] for row in self.table.rows]


def links_of(only: Filter) -> Link:
    """Return what leads from a mark to the list of its deals, filtered as the figures are."""
    same = urlencode({**query_of(only), "outcome": "all"}, doseq=True)
    start = f"{reverse('deals:list')}?{same}&"  # a page asks for hundreds of addresses
    return lambda mark: start + urlencode(mark)


def charts_of(figures: Figures, only: Filter, language: Language) -> Iterator[Chart]:
    """Yield the charts that the figures allow, in the order of the page."""
    link = links_of(only)
    shown = [figure.reason for figure in figures.reasons if figure.recoded.count]
    yield Chart(
        "reasons",
        msg("失注の理由"),
        msg("棒は、記録と残された言葉から読んだ割合。縦の印は、記録された理由のままの割合。線は90%の幅です。"),
        charts.reason_chart(figures.reasons, language, link=link) if _has_reasons(shown) else None,
        chart_tables.table_of_reasons(figures.reasons, language),
        link,
    )
    if figures.steps:
        yield Chart(
            "steps",
            msg("どこまで進んで止まったか"),
            msg("数は、その段階で止まった失注の件数です。色が濃いほど多いことを示します。"),
            charts.step_chart(figures.steps, figures.reasons, language, link=link),
            chart_tables.table_of_steps(figures.steps, shown, language),
            link,
        )
    if figures.quarters:
        yield Chart(
            "trend",
            msg("失注の推移"),
            msg("四半期ごとの失注の件数です。25-1は2025年度の第1四半期です。"),
            charts.trend_chart(figures.quarters, language, link=link) if len(figures.quarters) > 1 else None,
            chart_tables.table_of_quarters(figures.quarters, shown or list(Reason), language),
            link,
        )
    if figures.rivals:
        yield Chart(
            "rivals",
            msg("競合"),
            msg("名前が挙がった商談のうち、失注した件数です。"),
            charts.rival_chart(figures.rivals[:SHOWN_RIVALS], language, link=link),
            chart_tables.table_of_rivals(figures.rivals, language),
            link,
        )
    for segment in figures.segments:
        yield _segment_chart(segment, figures, link, language)


def _segment_chart(segment: SegmentFigure, figures: Figures, link: Link, language: Language) -> Chart:
    ended = figures.counts.won + figures.counts.lost
    overall = figures.counts.lost / ended if ended else 0.0
    fair = any(level.is_fair for level in segment.levels)
    return Chart(
        f"segment-{segment.segment}",
        msg("区分：{segment}", segment=SEGMENT_LABELS[segment.segment]),
        msg(
            "点は決着した商談のうち失注の割合、線は90%の幅、破線は全体の割合です。10件に満たない区分は表だけに出します。"
        ),
        charts.segment_chart(segment, overall, language, link=link) if fair else None,
        chart_tables.table_of_segment(segment, language),
        link,
    )


def _has_reasons(shown: list[Reason]) -> bool:
    return any(reason is not Reason.UNKNOWN for reason in shown)
