"""What is asked about a workspace's deals: figures, whom to go back to, and the deals behind a mark of a chart.

Every answer holds only deals that the member may read. Answers are kept in the memory of this process until a fact
changes; pass `today` as the entry point's clock says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from atoippo.deals.queries import deals_numbered
from atoippo.insights.deal_list import COLUMN_OF, NO_MARK, DealList, Wanted
from atoippo.insights.filters import EVERYTHING, Filter
from atoippo.insights.held_table import HeldTable, held_table
from atoippo.insights.kept import Kept
from atoippo.insights.silence import Rhythm, is_silent, rhythm_of
from atoippo.insights.words import speaks_of
from atoippo.reports.deal_table import DealTable
from atoippo.reports.figures import SEGMENTS
from atoippo.reports.report import Figures, Report, make_figures
from atoippo.reports.report import report_of as put_together
from atoippo.reports.revival import RevivalList, revival_list
from atoippo.teams.models import Team
from atoippo.values.japanese_text import normalize
from atoippo.values.periods import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from datetime import date, datetime

    from atoippo.insights.filters import Frame
    from atoippo.insights.marks import Mark
    from atoippo.teams.models import Member, Workspace

MOST_WORDS = 5  # of a search
OFFERED_SEGMENTS = tuple(segment for segment in SEGMENTS if segment not in {"size_band", "product", "team"})


class _Asked(NamedTuple):
    """Whose deals, as of what state, narrowed down how: the same question has the same answer."""

    workspace: int
    stamp: int
    teams: frozenset[int] | None  # None: all of the workspace
    only: Filter


@dataclass(frozen=True, slots=True)
class Choices:
    """The levels that the member's deals have of each thing to filter by, in the order to offer them."""

    teams: tuple[tuple[int, str], ...]
    products: tuple[str, ...]
    segments: tuple[tuple[str, tuple[str, ...]], ...]  # of the customer: industry, region, source
    size_bands: tuple[int, ...]
    fiscal_years: tuple[int, ...]  # in which a deal ended, the newest first


@dataclass(frozen=True, slots=True)
class AsOf:
    """Up to which change the figures know the deals, and how many losses have words that nobody has read yet."""

    version: int
    at: datetime | None
    unread: int


@dataclass(frozen=True, slots=True)
class ListedDeals:
    """Deals as lists ask for them, not yet looked up; `asked` is the same as long as the answer is."""

    asked: Hashable
    deals: pl.LazyFrame
    rhythm: Rhythm


_TABLES: Kept[DealTable] = Kept(4)  # some 30 MB each at 100,000 deals
_COUNTING: Kept[DealTable] = Kept(64)
_FIGURES: Kept[Figures] = Kept(256)
_REVIVALS: Kept[RevivalList] = Kept(6)  # some 20 MB each
_RHYTHMS: Kept[Rhythm] = Kept(16)
_CHOICES: Kept[Choices] = Kept(64)


def deal_table_of(*, member: Member, only: Filter = EVERYTHING) -> DealTable:
    """Return the member's deals as the tidy table of the reports; `row` is the deal's number."""
    held, asked = _asked(member, only)
    return _table(held, asked)


def figures_of(*, member: Member, only: Filter = EVERYTHING) -> Figures:
    """Return what 分析 shows, without the list of whom to go back to: milliseconds while nothing changes."""
    held, asked = _asked(member, only)
    return _figures(held, asked, member.workspace)


def revival_of(*, member: Member, only: Filter = EVERYTHING, today: date) -> RevivalList:
    """Return whom to go back to; a company that is in talks with any team, or asked any for quiet, is left alone."""
    held, asked = _asked(member, only)
    return _revival(held, asked, member.workspace, today)


def report_of(*, member: Member, only: Filter = EVERYTHING, today: date) -> Report:
    """Return the whole report as `dig` makes it of a file."""
    held, asked = _asked(member, only)
    figures = _figures(held, asked, member.workspace)
    return put_together(_table(held, asked), figures, _revival(held, asked, member.workspace, today), today=today)


def deals_behind(*, member: Member, mark: Mark, only: Filter = EVERYTHING) -> list[int]:
    """Return the numbers of the deals behind one mark of a chart, the newest end first."""
    held, asked = _asked(member, only)
    found = mark.behind(_counting(held, asked).frame, first_month=member.workspace.fiscal_year_starts_in)
    return found.sort("closed_on", "row", descending=True, nulls_last=True)["row"].to_list()


def deal_list_of(*, member: Member, wanted: Wanted, today: date) -> DealList:
    """Return the deals of a list, on all its tabs."""
    held, asked = _asked(member, wanted.only)
    deals = _narrowed(held.listed.lazy(), asked).filter(*_conditions(held, wanted, member))
    if wanted.mark != NO_MARK:
        deals = wanted.mark.behind(deals, first_month=member.workspace.fiscal_year_starts_in)
    silent = is_silent(_rhythm(held, member.workspace), today)
    shown = deals.select("row", "outcome", *COLUMN_OF.values(), is_silent=silent)
    return DealList(shown.collect())


def listed_deals_of(*, member: Member, only: Filter) -> ListedDeals:
    """Return the member's deals as lists ask for them, and the pace of the workspace's."""
    held, asked = _asked(member, only)
    return ListedDeals(asked, _narrowed(held.listed.lazy(), asked), _rhythm(held, member.workspace))


def choices_of(*, member: Member) -> Choices:
    """Return what the member's deals can be filtered by."""
    held, asked = _asked(member, EVERYTHING)
    return _CHOICES.get(asked, lambda: _choices(_counting(held, asked).frame, member))


def as_of(*, member: Member) -> AsOf:
    """Return the state that the member's figures show."""
    held, asked = _asked(member, EVERYTHING)
    unread = _counting(held, asked).frame.filter(pl.col("text").is_not_null() & pl.col("read").is_null()).height
    return AsOf(held.version, held.changed_at, unread)


def _asked(member: Member, only: Filter) -> tuple[HeldTable, _Asked]:
    teams = None if member.is_admin else frozenset(Team.objects.visible_to(member).values_list("pk", flat=True))
    held = held_table(member.workspace)
    return held, _Asked(member.workspace_id, held.stamp, teams, only)


def _table(held: HeldTable, asked: _Asked) -> DealTable:
    return _TABLES.get(asked, lambda: DealTable(_narrowed(held.table.frame, asked)))


def _counting(held: HeldTable, asked: _Asked) -> DealTable:
    return _COUNTING.get(asked, lambda: DealTable(_narrowed(held.counting.frame, asked)))


def _narrowed(deals: Frame, asked: _Asked) -> Frame:
    if asked.teams is not None:
        deals = deals.filter(pl.col("team_id").is_in(sorted(asked.teams)))
    return asked.only.narrow(deals)


def _conditions(held: HeldTable, wanted: Wanted, member: Member) -> Iterator[pl.Expr]:
    """Return what holds for the deals of a list beside what figures can be narrowed down to."""
    if wanted.owner:
        yield pl.col("owner_id") == wanted.owner
    if wanted.company:
        keys = held.names.companies.filter(pk=wanted.company)["company_key"]
        yield pl.col("company_key").is_in(keys.implode())
    for word in wanted.words.split()[:MOST_WORDS]:
        numbered = deals_numbered(normalize(word), workspace=member.workspace)
        yield speaks_of(word, held.names) | pl.col("row").is_in(numbered)


def _rhythm(held: HeldTable, workspace: Workspace) -> Rhythm:
    """Return the pace of all the workspace's deals: that of one team would rest on too few."""
    return _RHYTHMS.get((workspace.pk, held.stamp), lambda: rhythm_of(held.listed))


def _figures(held: HeldTable, asked: _Asked, workspace: Workspace) -> Figures:
    first_month = workspace.fiscal_year_starts_in
    return _FIGURES.get((asked, first_month), lambda: make_figures(_counting(held, asked), first_month=first_month))


def _revival(held: HeldTable, asked: _Asked, workspace: Workspace, today: date) -> RevivalList:
    def make() -> RevivalList:
        table, signs = _table(held, asked), held.signs.as_signs
        return revival_list(table, today=today, calendar=workspace.calendar, around=held.table, signs=signs)

    return _REVIVALS.get((asked, today), make)


def _choices(deals: pl.DataFrame, member: Member) -> Choices:
    first_month = member.workspace.fiscal_year_starts_in
    years = {fiscal_year(day, first_month=first_month) for day in deals["closed_on"].drop_nulls().unique()}
    levels = {segment: _levels(deals, segment) for segment in OFFERED_SEGMENTS}
    return Choices(
        teams=tuple(Team.objects.visible_to(member).values_list("pk", "name")),
        products=_levels(deals, "product"),
        segments=tuple((segment, found) for segment, found in levels.items() if found),
        size_bands=tuple(deals["size_band"].drop_nulls().unique().sort()),
        fiscal_years=tuple(sorted(years, reverse=True)),
    )


def _levels(deals: pl.DataFrame, column: str) -> tuple[str, ...]:
    """Return the levels of a column, most deals first."""
    counts = deals.filter(pl.col(column).is_not_null()).group_by(column).len()
    return tuple(counts.sort(pl.col("len"), pl.col(column), descending=[True, False])[column])
