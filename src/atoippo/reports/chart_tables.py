"""The tables behind the charts: the same figures as rows of cells, each with the mark whose deals it counts."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.reports.deal_table import SIZE_BANDS
from atoippo.reports.set_aside_file import harmless
from atoippo.reports.words import SEGMENT_LABELS, percent
from atoippo.values.language import Language, say
from atoippo.values.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from atoippo.analysis.shares import Share
    from atoippo.reports.figures import (
        LevelFigure,
        QuarterFigure,
        ReasonFigure,
        RivalFigure,
        SegmentFigure,
        StepFigure,
    )
    from atoippo.values.periods import FiscalQuarter
    from atoippo.values.reason import Reason

    Mark = Mapping[str, str]  # the parameters that name the deals behind a mark

DIGITS = 4  # of a share in a file; more would be false precision


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: as people read it, as a file has it, and the deals it counts."""

    shown: str
    value: str | int | float | None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A header and rows of cells, the first of each row its name."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_csv(self) -> bytes:
        """Return the table as a CSV that Excel opens: UTF-8 with BOM, texts never taken for formulas."""
        target = io.StringIO()
        writer = csv.writer(target)
        writer.writerow(self.header)
        writer.writerows([_safe(cell.value) for cell in row] for row in self.rows)
        return target.getvalue().encode("utf-8-sig")


def table_of_reasons(reasons: Sequence[ReasonFigure], language: Language) -> ChartTable:
    """Tell for each reason how often it was recorded, how often it stands after reading the words, and its share."""
    header = (msg("理由"), msg("記録（件）"), msg("読み直し（件）"), msg("失注に占める割合"), msg("幅（90%）"))
    rows = (
        (
            _name(figure.reason.label, language, {"reason": figure.reason.value}),
            _number(figure.told.count, {"told": figure.reason.value}),
            _number(figure.recoded.count, {"reason": figure.reason.value}),
            *_shares(figure.recoded, language),
        )
        for figure in reasons
    )
    return _table(header, rows, language)


def table_of_steps(steps: Sequence[StepFigure], reasons: Sequence[Reason], language: Language) -> ChartTable:
    """Tell for each step how many deals stopped there, by reason."""
    header = (msg("どこまで"), msg("失注（件）"), *(reason.label for reason in reasons))
    rows = (
        (
            _name(step.reach.label, language, {"reach": str(step.reach.value)}),
            _number(step.lost, {"reach": str(step.reach.value)}),
            *(_number(step.by_reason[r], {"reach": str(step.reach.value), "reason": r.value}) for r in reasons),
        )
        for step in steps
    )
    return _table(header, rows, language)


def table_of_rivals(rivals: Sequence[RivalFigure], language: Language) -> ChartTable:
    """Tell for each rival in how many ended deals it was named, and how many of them were lost."""
    header = (
        msg("競合"), msg("失注（件）"), msg("決着（件）"), msg("失注の割合"), msg("幅（90%）"), msg("いちばん多い理由")
    )  # fmt: skip
    rows = (
        (
            _name(figure.rival, language, {"rival": figure.rival}),
            *_rate(figure.loss_rate, {"rival": figure.rival}, language),
            _reason(figure.main_reason, language),
        )
        for figure in rivals
    )
    return _table(header, rows, language)


def table_of_segment(segment: SegmentFigure, language: Language) -> ChartTable:
    """Tell for each level of a segment how many of its ended deals were lost."""
    header = (
        SEGMENT_LABELS[segment.segment], msg("失注（件）"), msg("決着（件）"), msg("失注の割合"), msg("幅（90%）"),
        msg("いちばん多い理由"),
    )  # fmt: skip
    rows = (
        (
            _name(level.level, language, level_mark(segment.segment, level)),
            *_rate(level.loss_rate, level_mark(segment.segment, level), language),
            _reason(level.main_reason, language),
        )
        for level in segment.levels
    )
    return _table(header, rows, language)


def table_of_quarters(quarters: Sequence[QuarterFigure], reasons: Sequence[Reason], language: Language) -> ChartTable:
    """Tell for each fiscal quarter how many deals were lost, by reason, and the share among those that ended."""
    header = (
        msg("四半期"),
        msg("失注（件）"),
        *(reason.label for reason in reasons),
        msg("失注の割合"),
        msg("幅（90%）"),
    )
    rows = (
        (
            _name(figure.quarter.label, language, quarter_mark(figure.quarter)),
            _number(figure.loss_rate.count, {**quarter_mark(figure.quarter), "lost": "1"}),
            *(_number(figure.by_reason[r], {**quarter_mark(figure.quarter), "reason": r.value}) for r in reasons),
            *_shares(figure.loss_rate, language),
        )
        for figure in quarters
    )
    return _table(header, rows, language)


def level_mark(segment: str, level: LevelFigure) -> Mark:
    """Return the mark of a level; a size band is named by its place."""
    name = str(SIZE_BANDS.index(level.level)) if isinstance(level.level, Message) else level.level
    return {"level": f"{segment}:{name}"}


def quarter_mark(quarter: FiscalQuarter) -> Mark:
    """Return the mark of a quarter."""
    return {"quarter": f"{quarter.year}-{quarter.number}"}


def _table(header: Sequence[Message], rows: Iterable[tuple[Cell, ...]], language: Language) -> ChartTable:
    return ChartTable(tuple(say(title, language) for title in header), tuple(rows))


def _name(name: str | Message, language: Language, mark: Mark) -> Cell:
    text = say(name, language)
    return Cell(text, text, mark)


def _number(count: int, mark: Mark | None) -> Cell:
    return Cell(f"{count:,}", count, mark if count else None)


def _rate(share: Share, mark: Mark, language: Language) -> tuple[Cell, ...]:
    return (_number(share.count, {**mark, "lost": "1"}), _number(share.total, mark), *_shares(share, language))


def _shares(share: Share, language: Language) -> tuple[Cell, Cell]:
    if share.estimate is None:
        return Cell("—", None), Cell("—", None)
    width = say(msg("{low}〜{high}", low=percent(share.low), high=percent(share.high)), language)
    return Cell(percent(share.estimate), round(share.estimate, DIGITS)), Cell(width, width)


def _reason(reason: Reason | None, language: Language) -> Cell:
    return Cell("—", None) if reason is None else Cell(said := say(reason.label, language), said)


def _safe(value: str | float | None) -> str | float | None:
    return harmless(value) if isinstance(value, str) else value
