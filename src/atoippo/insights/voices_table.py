"""One row a loss with what 営業 and お客様 say about it now, held in memory and brought up to date like the deal table.

Reasons are kept as sets in one number, a bit for each of `Reason` in its order: 100,000 losses are compared at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db.models import BooleanField, ExpressionWrapper, Q

from atoippo.deals.models import Loss
from atoippo.insights.changes import changes_since
from atoippo.reasons.models import Statement, Voice
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from atoippo.insights.held_table import HeldTable
    from atoippo.insights.word_signs import RememberedSigns
    from atoippo.teams.models import Workspace

BITS = {reason.value: 1 << place for place, reason in enumerate(Reason)}
NOT_NAMED = BITS[Reason.UNKNOWN.value]
MOST_WORKSPACES = 16
AT_ONCE = 5_000  # numbers that one question may name
LOSSES = {"loss": pl.Int64, "row": pl.Int64, "closed_on": pl.Date}
SAID: dict[str, Any] = {
    "said": pl.Int64,
    "loss": pl.Int64,
    "voice": pl.String,
    "known_by": pl.String,
    "reason": pl.String,
    "weight": pl.Float64,
    "place": pl.Int64,
    "has_words": pl.Boolean,
}
HAS_WORDS = ExpressionWrapper(~Q(quote="", reason_words=""), BooleanField())
VOICES = {Voice.REP: "rep", Voice.CUSTOMER: "customer"}


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: int
    version: int
    seen: frozenset[int]
    signs: RememberedSigns  # goes from one state of the deal table to the next, until that is loaded anew
    losses: pl.DataFrame


class _Shelf:
    """The held losses by workspace; one thread at a time brings them up to date."""

    def __init__(self) -> None:
        self._held: dict[int, _Held] = {}
        self._lock = Lock()

    def losses_of(self, workspace: Workspace, table: HeldTable) -> pl.DataFrame:
        with self._lock:
            held = self._held.pop(workspace.pk, None)
            if held is None or held.stamp != table.stamp:
                losses = _brought_up_to_date(held, workspace, table)
                held = _Held(table.stamp, table.version, table.seen, table.signs, losses)
            self._held[workspace.pk] = held
            while len(self._held) > MOST_WORKSPACES:
                self._held.pop(next(iter(self._held)))
        return held.losses


_SHELF = _Shelf()


def voices_table(workspace: Workspace, table: HeldTable) -> pl.DataFrame:
    """Return one row a loss: `loss`, `row` (its deal), `closed_on` (its own day), and what each voice says now.

    `rep_known_by` (null: nothing was said), `rep_main` and `rep_all` (sets of reasons), `rep_reason` (the one named
    first), and the same of `customer` without the last.
    """
    return _SHELF.losses_of(workspace, table)


def reasons_in(bits: int) -> frozenset[Reason]:
    """Return the reasons of a set that is kept in one number."""
    return frozenset(reason for reason in Reason if bits & BITS[reason.value])


def _brought_up_to_date(held: _Held | None, workspace: Workspace, table: HeldTable) -> pl.DataFrame:
    """Load anew what changed since then; everything where the deal table was."""
    if held is None or held.signs is not table.signs:
        return _losses(workspace, {})
    changes = changes_since(workspace, held.version, held.seen)
    parts = [changes.deals[start : start + AT_ONCE] for start in range(0, len(changes.deals), AT_ONCE)]
    anew = [_losses(workspace, {"deal__in": part}) for part in parts]
    return pl.concat([held.losses.filter(~pl.col("row").is_in(changes.deals)), *anew])


def _losses(workspace: Workspace, where: dict[str, Any]) -> pl.DataFrame:
    rows = Loss.objects.filter(workspace=workspace, **where).order_by().values_list("pk", "deal_id", "lost_on")
    losses = pl.DataFrame(list(rows), LOSSES, orient="row")
    told = _told(workspace, {f"loss__{name}": what for name, what in where.items()})
    for voice, name in VOICES.items():
        columns = ("known_by", "main", "all", *(("reason",) if voice is Voice.REP else ()))
        of_voice = told.filter(voice=voice.value).select(
            "loss", *(pl.col(each).alias(f"{name}_{each}") for each in columns)
        )
        losses = losses.join(of_voice, on="loss", how="left")
    return losses


def _told(workspace: Workspace, where: dict[str, Any]) -> pl.DataFrame:
    """Return the newest statement of each voice about each loss, its reasons as sets, the heaviest ones apart."""
    asked = Statement.objects.filter(workspace=workspace, voice__in=list(VOICES), **where).order_by()
    fields = ("pk", "loss_id", "voice", "known_by", "reasons__reason", "reasons__weight", "reasons__pk")
    rows = pl.DataFrame(list(asked.annotate(has_words=HAS_WORDS).values_list(*fields, "has_words")), SAID, orient="row")
    standing = rows.filter(pl.col("said") == pl.col("said").max().over("loss", "voice"))
    is_heaviest = pl.col("weight") == pl.col("weight").max().over("said")
    bit = pl.col("reason").replace_strict(BITS, default=0, return_dtype=pl.Int16)
    first = pl.col("reason").sort_by(["weight", "place"], descending=[True, False]).first()
    speaks = pl.col("has_words") | pl.col("reason").is_not_null()  # words that were taken back say nothing
    marked = standing.filter(speaks).with_columns(bit=bit, is_heaviest=is_heaviest)
    by_statement = marked.group_by("loss", "voice", "known_by", "said")
    return by_statement.agg(
        main=pl.col("bit").filter("is_heaviest").sum().cast(pl.Int16),
        all=pl.col("bit").sum().cast(pl.Int16),
        reason=first,
    )
