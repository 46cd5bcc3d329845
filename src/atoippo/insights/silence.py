"""返事のない商談: open deals that are likely dead, against the workspace's own rhythm; pure.

A deal is silent when its expected day lies two weeks back, when it has been quiet for longer than nine in ten closed deals
that got as far took in all, or when an answer was put off and half of those were decided in less. Where fewer than
`FAIR_SAMPLE` closed deals have both days, all of the workspace stand in for a step, and a year for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.values.message import Message, msg
from atoippo.values.outcome import Outcome
from atoippo.values.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FAIR_SAMPLE = 10
GRACE_DAYS = 14  # after the expected day
FALLBACK_DAYS, FALLBACK_HALF = 365, 180
SHORTEST_HALF = 30  # nobody is silent before a month is over
FACTS = ("expected_on", "moved_on", "asks_on", "put_off")


@dataclass(frozen=True, slots=True)
class Pace:
    """How long closed deals took from beginning to end: most (nine in ten), half, and of how many this is said."""

    most_days: int
    half_days: int
    deals: int  # 0: too few to say, a year stands in


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The pace of a workspace's deals by how far they got; `overall` where nobody knows how far, or too few did."""

    by_reach: Mapping[int, Pace]
    overall: Pace

    def at(self, reach: int | None) -> Pace:
        """Return the pace of the deals that got at least as far."""
        return self.by_reach.get(reach or 0, self.overall)


@dataclass(frozen=True, slots=True)
class SilentDeal:
    """One silent deal: how long nothing was heard, why it is listed, and by which words the answer was put off."""

    row: int
    quiet_days: int
    why: tuple[Message, ...]
    put_off: str = ""


NO_PACE = Pace(FALLBACK_DAYS, FALLBACK_HALF, 0)


def rhythm_of(deals: pl.DataFrame) -> Rhythm:
    """Work out the pace of a workspace's closed deals (columns outcome, reach, opened_on, closed_on)."""
    took = (pl.col("closed_on") - pl.col("opened_on")).dt.total_days()
    closed = (
        deals.filter(pl.col("outcome") != Outcome.OPEN.value).select("reach", took=took).filter(pl.col("took") >= 0)
    )
    overall = _pace(closed) or NO_PACE
    paces = {step.value: _pace(closed.filter(pl.col("reach") >= step.value)) for step in Reach}
    return Rhythm({step: pace for step, pace in paces.items() if pace}, overall)


def _pace(closed: pl.DataFrame) -> Pace | None:
    if closed.height < FAIR_SAMPLE:
        return None
    most, half = (closed["took"].quantile(share, "higher") for share in (0.9, 0.5))
    return Pace(max(int(most or 0), SHORTEST_HALF), max(int(half or 0), SHORTEST_HALF), closed.height)


def is_silent(rhythm: Rhythm, today: date) -> pl.Expr:
    """Return whether a deal counts as 返事のない商談 today; one that is to be asked later is left in peace till then."""
    waits = (pl.col("asks_on") >= today).fill_null(value=False)
    reasons = (_has_passed(today), _is_quiet(rhythm, today), _was_put_off(rhythm, today))
    told = pl.any_horizontal(reason.fill_null(value=False) for reason in reasons)
    return (pl.col("outcome") == Outcome.OPEN.value) & ~waits & told


def quiet_days(today: date) -> pl.Expr:
    """Return for how many days nothing was heard of a deal."""
    return (pl.lit(today) - pl.col("moved_on")).dt.total_days()


def _has_passed(today: date) -> pl.Expr:
    late = (pl.lit(today) - pl.col("expected_on")).dt.total_days() > GRACE_DAYS
    return late & (quiet_days(today) > GRACE_DAYS).fill_null(value=True)


def _is_quiet(rhythm: Rhythm, today: date) -> pl.Expr:
    return quiet_days(today) > _days(rhythm, "most_days")


def _was_put_off(rhythm: Rhythm, today: date) -> pl.Expr:
    return pl.col("put_off").is_not_null() & (quiet_days(today) > _days(rhythm, "half_days"))


def _days(rhythm: Rhythm, which: str) -> pl.Expr:
    """Return the days that each deal's own pace allows."""
    steps = {step: getattr(pace, which) for step, pace in rhythm.by_reach.items()}
    overall = getattr(rhythm.overall, which)
    if not steps:
        return pl.lit(overall)
    reach = pl.col("reach").cast(pl.Int64)
    return reach.replace_strict(list(steps), list(steps.values()), default=overall, return_dtype=pl.Int64)


def why_silent(deal: Mapping[str, Any], rhythm: Rhythm, today: date) -> tuple[Message, ...]:
    """Say why a silent deal is listed, the plainest reason first."""
    reach, put_off = deal["reach"], deal["put_off"]
    pace = rhythm.at(reach)
    told: list[Message] = []
    if deal["expected_on"] and (today - deal["expected_on"]).days > GRACE_DAYS:
        told.append(msg("決まる予定だった日から{n}日たっています。", n=(today - deal["expected_on"]).days))
    days = (today - deal["moved_on"]).days if deal["moved_on"] else 0
    if put_off and days > pace.half_days:
        told.append(msg("「{words}」とのことから、{n}日動きがありません。", words=put_off, n=days))
    if days > pace.most_days:
        told.append(_out_of_rhythm(days, pace, reach))
    return tuple(told)


def _out_of_rhythm(days: int, pace: Pace, reach: int | None) -> Message:
    if not pace.deals:
        return msg("{n}日動きがありません（終わった商談がまだ少ないため、1年を目安にしています）。", n=days)
    values = {"n": days, "most": pace.most_days, "deals": pace.deals}
    if reach is None:
        return msg(
            "{n}日動きがありません。10件中9件は{most}日以内に決まっています（終わった商談{deals:,}件から）。", **values
        )
    return msg(
        "{n}日動きがありません。「{step}」まで進んだ商談は、10件中9件が{most}日以内に決まっています（{deals:,}件から）。",
        step=Reach(reach).label,
        **values,
    )
