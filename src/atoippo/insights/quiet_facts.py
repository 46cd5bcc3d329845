"""When an open deal was last heard of, when it was to be decided, and whether an answer was put off."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db.models import F, Max
from django.db.models.functions import Coalesce, TruncDate

from atoippo.deals.models import Continuation, Return, StageChange
from atoippo.texts.put_off import put_off_words
from atoippo.values.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from atoippo.teams.models import Workspace

COLUMNS = ("expected_on", "moved_on", "asks_on", "put_off")  # of open deals alone
_MOVES = {"deal_id": pl.Int64, "moved_on": pl.Date}
_ASKS = {"deal_id": pl.Int64, "asks_on": pl.Date, "put_off_in": pl.String}
IS_OPEN = pl.col("outcome") == Outcome.OPEN.value


def with_quiet_facts(deals: pl.DataFrame, workspace: Workspace, named: Sequence[int] | None) -> pl.DataFrame:
    """Add `COLUMNS` to the facts of deals; their `note`, what a file said of them while open, becomes `remark`.

    Nothing is asked where none is open; `named` is None for all deals of the workspace.
    """
    named = named if deals["outcome"].is_in([Outcome.OPEN.value]).any() else ()
    asked = deals.rename({"note": "remark"}).join(
        _asks(workspace, named), left_on="pk", right_on="deal_id", how="left", maintain_order="left"
    )
    moved = asked.join(_moves(workspace, named), left_on="pk", right_on="deal_id", how="left", maintain_order="left")
    said = pl.concat_str("remark", "put_off_in", separator="\n", ignore_nulls=True)
    told = moved.with_columns(
        moved_on=pl.max_horizontal("opened_on", "moved_on"), put_off=said.map_elements(_put_off, pl.String)
    )
    return told.with_columns(pl.when(IS_OPEN).then(pl.col(name)).alias(name) for name in COLUMNS)


def _moves(workspace: Workspace, named: Sequence[int] | None) -> pl.DataFrame:
    """Return when each open deal last came to another stage, came back or was said to go on."""
    if named == ():
        return pl.DataFrame(schema=_MOVES)
    found: dict[int, date] = {}
    for rows in _moved(workspace, named):
        for deal, day in rows:
            found[deal] = max(day, found.get(deal, day))
    return pl.DataFrame(list(found.items()), schema=_MOVES, orient="row")


def _moved(workspace: Workspace, named: Sequence[int] | None) -> Iterator[Any]:
    open_ones = _of_open_deals(workspace, named)
    stages = StageChange.objects.filter(**open_ones).exclude(noted_at=F("deal__created_at"))
    for rows in (stages, Continuation.objects.filter(**open_ones)):
        yield rows.order_by().values("deal").annotate(day=TruncDate(Max("noted_at"))).values_list("deal", "day")
    back = Return.objects.filter(**open_ones).order_by().annotate(day=Coalesce("returned_on", TruncDate("noted_at")))
    yield back.values_list("deal", "day")


def _asks(workspace: Workspace, named: Sequence[int] | None) -> pl.DataFrame:
    """Return on which day each open deal is to be asked about again, and what was said then: the newest word counts."""
    if named == ():
        return pl.DataFrame(schema=_ASKS)
    said = Continuation.objects.filter(**_of_open_deals(workspace, named)).order_by("pk")
    newest = {deal: (day, words or None) for deal, day, words in said.values_list("deal", "ask_again_on", "words")}
    return pl.DataFrame([(deal, *told) for deal, told in newest.items()], schema=_ASKS, orient="row")


def _of_open_deals(workspace: Workspace, named: Sequence[int] | None) -> Mapping[str, Any]:
    of_workspace = {"workspace": workspace, "deal__outcome": Outcome.OPEN}
    return of_workspace if named is None else {**of_workspace, "deal__in": named}


@lru_cache(maxsize=20_000)
def _put_off(said: str) -> str | None:
    return put_off_words(said)
