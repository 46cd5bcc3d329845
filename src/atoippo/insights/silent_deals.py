"""Which open deals are silent, why each is listed, and the win rate with and without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.insights.filters import EVERYTHING
from atoippo.insights.kept import Kept
from atoippo.insights.queries import ListedDeals, listed_deals_of
from atoippo.insights.silence import SilentDeal, is_silent, quiet_days, why_silent
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from atoippo.insights.filters import Filter
    from atoippo.teams.models import Member
    from atoippo.values.message import Message


@dataclass(frozen=True, slots=True)
class WinRate:
    """How many deals were won and lost, and how many open ones are silent: likely lost, but nobody has said so."""

    won: int
    lost: int
    silent: int

    @property
    def as_recorded(self) -> float | None:
        """The share of won deals among those that ended; None before any did."""
        return self._share(self.won + self.lost)

    @property
    def with_silent(self) -> float | None:
        """The share of won deals when the silent ones count as lost."""
        return self._share(self.won + self.lost + self.silent)

    def _share(self, ended: int) -> float | None:
        return self.won / ended if ended else None


_WIN_RATES: Kept[WinRate] = Kept(256)


def silent_deals_of(*, member: Member, today: date, most: int) -> list[SilentDeal]:
    """Return the member's own silent deals, those first that are quiet for longest."""
    listed = listed_deals_of(member=member, only=EVERYTHING)
    own = listed.deals.filter(pl.col("owner_id") == member.pk, is_silent(listed.rhythm, today))
    longest = own.sort(quiet_days(today), "row", descending=[True, False], nulls_last=True).head(most)
    return [_silent(row, why_silent(row, listed.rhythm, today)) for row in _with_days(longest, today)]


def whys_of(*, member: Member, rows: Sequence[int], today: date) -> Mapping[int, SilentDeal]:
    """Return why these deals (a page of them) are listed as silent, by their number."""
    listed = listed_deals_of(member=member, only=EVERYTHING)
    named = listed.deals.filter(pl.col("row").is_in(list(rows)))
    return {row["row"]: _silent(row, why_silent(row, listed.rhythm, today)) for row in _with_days(named, today)}


def win_rate_of(*, member: Member, only: Filter = EVERYTHING, today: date) -> WinRate:
    """Count how the member's deals ended, and the silent ones beside them; kept until a fact changes."""
    listed = listed_deals_of(member=member, only=only)
    return _WIN_RATES.get((listed.asked, today), lambda: _win_rate(listed, only, today))


def _win_rate(listed: ListedDeals, only: Filter, today: date) -> WinRate:
    counts = listed.deals.select(
        won=(pl.col("outcome") == Outcome.WON.value).sum(),
        lost=(pl.col("outcome") == Outcome.LOST.value).sum(),
        silent=(is_silent(listed.rhythm, today) & _fell_silent_in(only)).sum(),
    )
    return WinRate(**counts.collect().row(0, named=True))


def _fell_silent_in(only: Filter) -> pl.Expr:
    """Return what holds for open deals last heard of in the filter's period, which keeps all that are open."""
    if only.period is None:
        return pl.lit(value=True)
    return pl.col("moved_on").is_between(only.period.first_day, only.period.last_day).fill_null(value=False)


def _with_days(deals: pl.LazyFrame, today: date) -> list[dict[str, Any]]:
    shown = ("row", "reach", "expected_on", "moved_on", "put_off")
    return deals.select(*shown, days=quiet_days(today)).collect().to_dicts()


def _silent(row: Mapping[str, Any], why: tuple[Message, ...]) -> SilentDeal:
    return SilentDeal(row["row"], row["days"] or 0, why, row["put_off"] or "")
