"""From the rows of a workspace to one row a deal: its facts, its latest loss, what was said about that, what a text tells."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from atoippo.deals.models import Deal, Loss
from atoippo.deals.queries import meanings_of_stages
from atoippo.insights.quiet_facts import with_quiet_facts
from atoippo.insights.spelling import in_one_spelling
from atoippo.reasons.models import KnownBy, StatedReason, Statement, Voice
from atoippo.reports.recoding import recoded_reason
from atoippo.values.reason import SIX_REASONS, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.db.models import Model, QuerySet

    from atoippo.teams.models import Workspace

Schema = dict[str, Any]

DEALS: Schema = {
    "pk": pl.Int64,
    "team_id": pl.Int64,
    "owner_id": pl.Int64,
    "company_id": pl.Int64,
    "contact_id": pl.Int64,
    "product_id": pl.Int64,
    "competitor_id": pl.Int64,
    "name": pl.String,
    "industry": pl.String,
    "region": pl.String,
    "source": pl.String,
    "amount_yen": pl.Int64,
    "foreign_amount": pl.String,
    "opened_on": pl.Date,
    "expected_on": pl.Date,
    "note": pl.String,
    "stage": pl.String,
    "reach": pl.Int8,
    "outcome": pl.String,
    "closed_on": pl.Date,
    "turns": pl.Int16,
}
LOSSES: Schema = {
    "pk": pl.Int64,
    "deal_id": pl.Int64,
    "turn": pl.Int32,
    "stage": pl.String,
    "reach": pl.Int8,
    "amount_yen": pl.Int64,
    "lost_to_id": pl.Int64,
}
STATEMENTS: Schema = {
    "pk": pl.Int64,
    "loss_id": pl.Int64,
    "voice": pl.String,
    "known_by": pl.String,
    "reason_words": pl.String,
    "quote": pl.String,
}
REASONS: Schema = {"pk": pl.Int64, "statement_id": pl.Int64, "reason": pl.String, "weight": pl.Float64}
COLUMNS = (
    *(name for name in DEALS if name != "note"),
    *(
        "offered_yen",
        "told",
        "recoded",
        "reason_words",
        "text",
        "read",
        "clause",
        "words",
        "moved_on",
        "asks_on",
        "put_off",
    ),
)
AT_ONCE = 5_000  # numbers that one question may name

AS_LOST = ("stage", "reach", "amount_yen")
IS_LOST = pl.col("outcome") == "lost"


def deal_facts(workspace: Workspace, deals: Sequence[int] | None = None) -> pl.DataFrame:
    """Return one row a deal, in the order in which they came: all deals, or those named.

    Columns are those of `DEALS` (stage, reach, amount and rival of a lost deal as its latest loss has them, where it has any), then `told`,
    `recoded`, `reason_words`, `text`, and `read`, what 文章 tells (None: not read yet) with its `clause`. `offered_yen`
    is the deal's own amount; `words` are its name and all that people ever said about it, in one spelling. The columns of
    `quiet_facts` say when an open deal was last heard of.
    """
    parts = [_facts(workspace, part) for part in _parts(deals)]
    return pl.concat(parts).sort("pk") if len(parts) > 1 else parts[0]


def _parts(deals: Sequence[int] | None) -> Iterator[Sequence[int] | None]:
    if deals is None:
        yield None
        return
    for start in range(0, max(1, len(deals)), AT_ONCE):
        yield deals[start : start + AT_ONCE]


def _facts(workspace: Workspace, deals: Sequence[int] | None) -> pl.DataFrame:
    found = _frame(Deal.objects.filter(workspace=workspace, **_within("pk", deals)).order_by("pk"), DEALS)
    found = with_quiet_facts(found, workspace, deals)
    losses = _frame(Loss.objects.filter(workspace=workspace, **_within("deal", deals)).order_by("turn"), LOSSES)
    latest = losses.unique("deal_id", keep="last").select("deal_id", *AS_LOST, loss_id="pk", competitor_id="lost_to_id")
    lost = found.join(latest, left_on="pk", right_on="deal_id", how="left", suffix="_when_lost", maintain_order="left")
    about = _frame(Statement.objects.filter(**_about("loss", losses, deals, workspace)).order_by("pk"), STATEMENTS)
    stated = StatedReason.objects.filter(**_about("statement", about, deals, workspace)).order_by()
    said = lost.join(_said(about, _frame(stated, REASONS)), on="loss_id", how="left", maintain_order="left")
    facts = _recoded(_as_lost(said, meanings_of_stages(workspace)).with_columns(offered_yen=found["amount_yen"]))
    spoken = facts.join(_spoken(about, losses), left_on="pk", right_on="deal_id", how="left", maintain_order="left")
    words = pl.concat_str("name", "remark", "spoken", separator="\n", ignore_nulls=True)
    return spoken.with_columns(words=in_one_spelling(words)).select(*COLUMNS)


def _spoken(about: pl.DataFrame, losses: pl.DataFrame) -> pl.DataFrame:
    """Return all that people ever said about each deal; a text's mark rests on words that a person left."""
    of_people = about.filter(pl.col("voice") != Voice.TEXT).join(
        losses.select("deal_id", loss_id="pk"), on="loss_id", maintain_order="left"
    )
    words = pl.concat_str("quote", "reason_words", separator="\n", ignore_nulls=True)
    return of_people.group_by("deal_id").agg(spoken=words.str.join("\n"))


def _said(about: pl.DataFrame, stated: pl.DataFrame) -> pl.DataFrame:
    """Return what 営業 and 文章 say now about each loss: the newest statement of each with its main reason."""
    newest = about.unique(["loss_id", "voice"], keep="last")
    ranked = stated.sort("weight", "pk", descending=[True, False])
    main = ranked.unique("statement_id", keep="first").select("statement_id", "reason")
    told = newest.join(main, left_on="pk", right_on="statement_id", how="left")
    from_file = pl.col("known_by") == KnownBy.FILE
    rep = told.filter(voice=Voice.REP).select(
        "loss_id", "reason_words", note="quote", chosen="reason", said="pk", from_file=from_file
    )
    other = pl.col("reason").fill_null(Reason.OTHER.value)
    text = told.filter(voice=Voice.TEXT).select("loss_id", clause="quote", read=other, marked="pk")
    return rep.join(text, on="loss_id", how="full", coalesce=True)


def _as_lost(deals: pl.DataFrame, meanings: Mapping[str, Any]) -> pl.DataFrame:
    """Let a lost deal stand as its latest loss tells, and a stage mean what a 管理者 says it means."""
    kept = {name: pl.when(IS_LOST).then(pl.col(f"{name}_when_lost")) for name in (*AS_LOST, "competitor_id")}
    deals = deals.with_columns(**{name: pl.coalesce(now, pl.col(name)) for name, now in kept.items()})
    if meanings:
        said = pl.DataFrame(
            {"stage": list(meanings), "means": list(meanings.values())}, {"stage": pl.String, "means": pl.Int8}
        )
        deals = deals.join(said.with_columns(is_said=True), on="stage", how="left", maintain_order="left")
        deals = deals.with_columns(reach=pl.when(pl.col("is_said")).then("means").otherwise("reach"))
    words = ("reason_words", "note", "chosen", "clause", "read", "said", "marked")
    return deals.with_columns(pl.when(IS_LOST).then(pl.col(name)).alias(name) for name in words)


def _recoded(deals: pl.DataFrame) -> pl.DataFrame:
    """Add the words of each loss, the reason as told and the reason that stands."""
    free = pl.when(pl.col("chosen").is_null()).then("reason_words")
    text = pl.concat_str(free, "note", separator="\n", ignore_nulls=True)
    has_words = pl.col("reason_words").is_not_null()
    stands = [_standing(*row) for row in deals.select("chosen", "read", has_words.alias("has_words")).iter_rows()]
    told = pl.when(IS_LOST).then(pl.col("chosen").fill_null(Reason.UNKNOWN.value))
    columns = deals.with_columns(text=_none_if_empty(text), told=told, recoded=pl.Series(stands, dtype=pl.String))
    columns = columns.with_columns(recoded=pl.when(IS_LOST).then("recoded"))
    return columns.with_columns(clause=pl.when(_rests_on_the_clause()).then("clause"))


def _rests_on_the_clause() -> pl.Expr:
    """Whether the clause says the reason that stands: it was chosen for what a file had said, or tells the same anyway."""
    of_the_six = pl.col("recoded").is_in([reason.value for reason in SIX_REASONS])
    is_newer = pl.col("marked") > pl.col("said").fill_null(0)
    was_chosen_for_it = is_newer & pl.col("from_file").fill_null(value=True)
    return of_the_six & (was_chosen_for_it | (pl.col("read") == pl.col("recoded")))


@cache
def _standing(told: str | None, read: str | None, has_words: bool) -> str:  # noqa: FBT001 - a row of a table
    chosen = Reason(told) if told else None
    return recoded_reason(chosen, Reason(read) if read else None, has_words=has_words).value


def _within(field: str, deals: Sequence[int] | None) -> dict[str, Any]:
    return {} if deals is None else {f"{field}__in": deals}


def _about(field: str, found: pl.DataFrame, deals: Sequence[int] | None, workspace: Workspace) -> dict[str, Any]:
    """Ask for what is about rows of deals that are named by number alone: it is theirs, and no index is walked through."""
    return {"workspace": workspace} if deals is None else {f"{field}__in": found["pk"].to_list()}


def _frame(rows: QuerySet[Model, Any], schema: Schema) -> pl.DataFrame:
    """Return rows as a table; what is empty is null."""
    found = pl.DataFrame(list(rows.values_list(*schema)), schema=schema, orient="row")
    return found.with_columns(
        _none_if_empty(pl.col(name)).alias(name) for name, kind in schema.items() if kind is pl.String
    )


def _none_if_empty(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
