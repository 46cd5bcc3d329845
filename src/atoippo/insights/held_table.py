"""The deal tables held in the memory of this process, one a workspace, brought up to date by what the audit entries name."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING

import polars as pl

from atoippo.insights.changes import LOOK_BACK, Changes, changes_since
from atoippo.insights.deal_facts import deal_facts
from atoippo.insights.deal_list import list_table
from atoippo.insights.names import Names, names_of
from atoippo.insights.tidy_table import counting_table, tidy_table, with_quotes
from atoippo.insights.word_signs import RememberedSigns

if TYPE_CHECKING:
    from datetime import datetime

    from atoippo.reports.deal_table import DealTable
    from atoippo.teams.models import Workspace

MOST_DEALS_HELD = 400_000  # at a time in one process, of all workspaces: about 120 MB for each 100,000
SMALLEST = 1_000  # deals as which even an empty workspace counts
NAMED_BY = {
    "team_id": "teams",
    "owner_id": "members",
    "product_id": "products",
    "competitor_id": "competitors",
    "contact_id": "contacts",
    "company_id": "companies",
}
_STAMPS = count(1)


@dataclass(frozen=True, slots=True)
class HeldTable:
    """A workspace's deals as they stood at a data version; `stamp` is another whenever a result might be."""

    version: int
    changed_at: datetime | None
    stamp: int
    facts: pl.DataFrame
    names: Names
    table: DealTable
    counting: DealTable  # the same deals, as figures count them
    listed: pl.DataFrame  # the same deals, as lists ask for them
    signs: RememberedSigns
    seen: frozenset[int] = field(repr=False)


class _Shelf:
    """The held tables by workspace, the least recently used put away; each is loaded by one thread at a time."""

    def __init__(self) -> None:
        self._tables: OrderedDict[int, HeldTable] = OrderedDict()
        self._turns: dict[int, Lock] = {}
        self._lock = Lock()

    def table_of(self, workspace: Workspace) -> HeldTable:
        newest, recent = _newest_of(workspace)
        with self._lock:
            turn = self._turns.setdefault(workspace.pk, Lock())
        with turn:
            held = self._tables.get(workspace.pk)
            if held is None:
                held = _loaded(workspace, newest)
            elif held.version < newest[0] or not recent <= held.seen:
                held = _brought_up_to_date(held, workspace, newest)
            self._keep(workspace.pk, held)
        return held

    def _keep(self, number: int, held: HeldTable) -> None:
        with self._lock:
            self._tables[number] = held
            self._tables.move_to_end(number)
            while len(self._tables) > 1 and self._deals_held() > MOST_DEALS_HELD:
                self._tables.popitem(last=False)

    def _deals_held(self) -> int:
        return sum(max(SMALLEST, held.facts.height) for held in self._tables.values())

    def forget(self) -> None:
        with self._lock:
            self._tables.clear()


_SHELF = _Shelf()


def held_table(workspace: Workspace) -> HeldTable:
    """Return the workspace's deals as of now; a few milliseconds when nothing has changed."""
    return _SHELF.table_of(workspace)


def forget_held_tables() -> None:
    """Load everything anew when next asked for."""
    _SHELF.forget()


Newest = tuple[int, "datetime | None"]


def _newest_of(workspace: Workspace) -> tuple[Newest, frozenset[int]]:
    """Return the newest entry and the numbers shortly before it, among which one may have been committed later.

    Its moment is of what somebody did or what a deal tells: what nobody did to the workspace as such (a masked answer)
    is not to be read off a page by its time.
    """
    entries = list(workspace.audit_entries.order_by("-pk").values_list("pk", "at", "by", "subject_type")[:LOOK_BACK])
    newest = entries[0][0] if entries else 0
    told = (at for _, at, by, subject in entries if by is not None or subject != "teams.workspace")
    return (newest, next(told, None)), frozenset(pk for pk, *_ in entries if pk > newest - LOOK_BACK)


def _loaded(workspace: Workspace, newest: Newest) -> HeldTable:
    seen = workspace.audit_entries.filter(pk__gt=newest[0] - LOOK_BACK).values_list("pk", flat=True)
    names = names_of(workspace)
    facts = with_quotes(deal_facts(workspace), names.of_members)
    return _held(newest, facts, names, frozenset(seen))


def _brought_up_to_date(held: HeldTable, workspace: Workspace, newest: Newest) -> HeldTable:
    changes = changes_since(workspace, held.version, held.seen)
    seen = frozenset(pk for pk in held.seen | changes.versions if pk > newest[0] - LOOK_BACK)
    if changes.everything:
        return _loaded(workspace, newest)
    if not changes.touch_results:
        return replace(held, version=newest[0], changed_at=newest[1], seen=seen)
    return _patched(held, workspace, changes, newest, seen)


def _patched(
    held: HeldTable, workspace: Workspace, changes: Changes, newest: Newest, seen: frozenset[int]
) -> HeldTable:
    """Load the deals anew that changed, and the names where they may have."""
    anew = deal_facts(workspace, changes.deals)
    names = names_of(workspace) if changes.names or _names_unknown(anew, held.names) else held.names
    stayed = held.facts.filter(~pl.col("pk").is_in(changes.deals))
    if names.of_members != held.names.of_members:
        stayed = with_quotes(stayed.drop("quote"), names.of_members)
    facts = pl.concat([stayed, with_quotes(anew, names.of_members)]).sort("pk")
    return _held(newest, facts, names, seen, held.signs)


def _names_unknown(deals: pl.DataFrame, names: Names) -> bool:
    return any(
        not deals[column].drop_nulls().is_in(getattr(names, table)["pk"].implode()).all()
        for column, table in NAMED_BY.items()
    )


def _held(
    newest: Newest, facts: pl.DataFrame, names: Names, seen: frozenset[int], signs: RememberedSigns | None = None
) -> HeldTable:
    table = tidy_table(facts, names)
    counting = counting_table(table)
    listed = list_table(facts, names, counting)
    return HeldTable(*newest, next(_STAMPS), facts, names, table, counting, listed, signs or RememberedSigns(), seen)
