"""お客様の声: whom we asked, who answered, and how far 営業's records and お客様's own words go together.

Losses are counted, each on its own day. お客様's own words are the customer's mail and answers alone; what 営業 only heard
stands apart. Masked answers are in no figure here, for nobody: a request that one came back to counts as one that waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from atoippo.analysis.agreement import Agreement, Likeness, Said, agreement_of, likeness_of, reasons_apart
from atoippo.analysis.shares import Share, share_of
from atoippo.insights.asked_losses import asked_about, may_be_asked_by
from atoippo.insights.filters import EVERYTHING, Filter
from atoippo.insights.held_table import held_table
from atoippo.insights.voices_table import NOT_NAMED, reasons_in, voices_table
from atoippo.reasons.models import KnownBy
from atoippo.teams.models import Team
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from atoippo.reasons.models import Statement
    from atoippo.teams.models import Member

MOST_DIFFERING = 8
SETS = ("rep_main", "rep_all", "customer_main", "customer_all")
SPOKE = pl.col("customer_known_by").is_not_null()
NAMES_ONE = {
    side: (pl.col(f"{side}_main").fill_null(0) & ~pl.lit(NOT_NAMED, pl.Int16)) > 0 for side in ("rep", "customer")
}


class Kind(StrEnum):
    """Which losses are looked at one by one."""

    SPOKE = "spoke"  # お客様's own words are there
    ANSWERED = "answered"
    ASKED = "asked"
    SAME = "same"
    PARTLY = "partly"
    DIFFERENT = "different"
    HEARD = "heard"  # only 営業 heard it
    TO_ASK = "to_ask"  # lost, nobody asked yet, nothing heard from お客様


COMPARED = frozenset({Kind.SAME, Kind.PARTLY, Kind.DIFFERENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which losses are meant; what is left empty filters nothing."""

    kind: Kind
    told: Reason | None = None  # what 営業 named first; まだ分からない also where nothing was named
    rep: frozenset[Reason] = frozenset()  # the main reasons of a pair
    customer: frozenset[Reason] = frozenset()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of so many losses, about how many お客様 was asked, answered, and spoke in own words (mail or answer)."""

    losses: int
    asked: int
    answered: int
    spoke: int

    @property
    def share(self) -> float:
        """The share of the losses about which お客様's own words are there."""
        return self.spoke / self.losses if self.losses else 0.0


@dataclass(frozen=True, slots=True)
class TeamCoverage:
    """The coverage of one team's losses."""

    team: Team
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class ReasonCoverage:
    """The coverage of the losses for which 営業 names a reason first."""

    reason: Reason
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Differing:
    """営業 recorded this, お客様 said that, so often; nothing of both is the same."""

    rep: frozenset[Reason]
    customer: frozenset[Reason]
    losses: int


@dataclass(frozen=True, slots=True)
class ReasonByVoice:
    """In how many of the losses compared each voice names a reason first; where お客様 names two, each counts."""

    reason: Reason
    rep: int
    customer: int


@dataclass(frozen=True, slots=True)
class Voices:
    """What the page お客様の声 counts."""

    coverage: Coverage
    agreement: Agreement
    heard: int  # only 営業 heard it: not compared
    rep_unsure: int  # お客様 names a reason, 営業 none yet
    customer_unclear: int  # お客様's words are there, but name no reason
    to_ask: int
    teams: tuple[TeamCoverage, ...]
    reasons: tuple[ReasonCoverage, ...]
    differing: tuple[Differing, ...]
    by_voice: tuple[ReasonByVoice, ...]

    @property
    def same_share(self) -> Share:
        """In what share of the losses compared both say the same."""
        return share_of(self.agreement.same, self.agreement.pairs)


def voices_of(*, member: Member, only: Filter = EVERYTHING, today: date | None = None) -> Voices:
    """Return what お客様の声 counts of the losses that the member may read."""
    losses = _losses(member, only)
    pairs = _pairs(losses)
    return Voices(
        coverage=_coverages(losses)[()] if losses.height else Coverage(0, 0, 0, 0),
        agreement=agreement_of({_said(sets): n for sets, n in pairs.items()}),
        heard=losses.filter(_IS[Kind.HEARD]).height,
        rep_unsure=losses.filter(SPOKE & NAMES_ONE["customer"] & ~NAMES_ONE["rep"]).height,
        customer_unclear=losses.filter(SPOKE & ~NAMES_ONE["customer"]).height,
        to_ask=losses.filter(_IS[Kind.TO_ASK], may_be_asked_by(member, today)).height,
        teams=_by_team(losses, member),
        reasons=_by_reason(losses),
        differing=_differing(pairs),
        by_voice=_by_voice(pairs),
    )


def likeness_told(rep: Statement | None, customer: Statement | None) -> Likeness | None:
    """Return how what 営業 and お客様 say about one loss stands to each other; None where it can't be compared."""
    one, other = (
        reasons_apart((Reason(stated.reason), stated.weight) for stated in (said.reasons.all() if said else ()))
        for said in (rep, customer)
    )
    return likeness_of(one, other)


def losses_wanted(*, member: Member, wanted: Wanted, only: Filter = EVERYTHING, today: date | None = None) -> list[int]:
    """Return the numbers of the losses that are meant, the latest first."""
    losses = _losses(member, only)
    if wanted.told is not None:
        losses = losses.filter(_told() == wanted.told.value)
    if wanted.kind in COMPARED:
        losses = losses.filter(SPOKE, NAMES_ONE["rep"], NAMES_ONE["customer"]).join(
            _sets_that_are(losses, wanted), on=SETS, how="semi"
        )
    else:
        losses = losses.filter(_IS[wanted.kind])
        if wanted.kind is Kind.TO_ASK:
            losses = losses.filter(may_be_asked_by(member, today))
    return losses.sort("closed_on", "loss", descending=True, nulls_last=True)["loss"].to_list()


_IS = {
    Kind.SPOKE: SPOKE,
    Kind.ASKED: pl.col("asked"),
    Kind.ANSWERED: pl.col("answered"),
    Kind.HEARD: ~SPOKE & (pl.col("rep_known_by") == KnownBy.HEARD.value) & NAMES_ONE["rep"],
    Kind.TO_ASK: ~SPOKE & ~pl.col("asked") & ~pl.col("declined") & pl.col("is_lost_now"),
}


def _losses(member: Member, only: Filter) -> pl.DataFrame:
    """Return the losses that the member may read, narrowed down, with who was asked and answered."""
    held = held_table(member.workspace)
    deals = held.counting.frame.drop("closed_on").rename({"outcome": "now"})
    if not member.is_admin:
        teams = list(Team.objects.visible_to(member).values_list("pk", flat=True))
        deals = deals.filter(pl.col("team_id").is_in(teams))
    losses = voices_table(member.workspace, held).join(deals, on="row").with_columns(outcome=pl.lit("lost"))
    is_latest = pl.col("loss") == pl.col("loss").max().over("row")
    losses = losses.with_columns(is_lost_now=is_latest & (pl.col("now") == "lost"))
    return only.narrow(losses).with_columns(
        pl.col("loss").is_in(numbers).alias(name) for name, numbers in asked_about(member.workspace).items()
    )


def _coverages(losses: pl.DataFrame, by: pl.Expr | None = None) -> dict[tuple[object, ...], Coverage]:
    counts = (pl.len(), pl.col("asked").sum(), pl.col("answered").sum(), SPOKE.sum().alias("spoke"))
    if by is None:
        return {(): Coverage(*losses.select(*counts).row(0))}
    return {(level,): Coverage(*n) for level, *n in losses.group_by(by.alias("level")).agg(*counts).iter_rows()}


def _by_team(losses: pl.DataFrame, member: Member) -> tuple[TeamCoverage, ...]:
    """Return the teams that have losses, most losses first."""
    coverages = _coverages(losses, pl.col("team_id"))
    teams = Team.objects.visible_to(member)
    found = [TeamCoverage(team, coverages[team.pk,]) for team in teams if (team.pk,) in coverages]
    return tuple(sorted(found, key=lambda each: -each.coverage.losses))


def _by_reason(losses: pl.DataFrame) -> tuple[ReasonCoverage, ...]:
    """Return the reasons that 営業 names, in their usual order."""
    coverages = _coverages(losses, _told())
    return tuple(ReasonCoverage(reason, coverages[reason.value,]) for reason in Reason if (reason.value,) in coverages)


def _told() -> pl.Expr:
    return pl.col("rep_reason").fill_null(Reason.UNKNOWN.value)


def _pairs(losses: pl.DataFrame) -> Mapping[tuple[int, ...], int]:
    """Count the losses about which both voices name a reason, by their sets of reasons."""
    both = losses.filter(SPOKE, NAMES_ONE["rep"], NAMES_ONE["customer"])
    return {tuple(sets): n for *sets, n in both.group_by(*SETS).len().iter_rows()}


def _said(sets: Iterable[int]) -> tuple[Said, Said]:
    """Return the two voices of a pair from their sets."""
    main, named, customer_main, customer_named = (reasons_in(bits & ~NOT_NAMED) for bits in sets)
    return Said(main, named - main), Said(customer_main, customer_named - customer_main)


def _sets_that_are(losses: pl.DataFrame, wanted: Wanted) -> pl.DataFrame:
    """Return the sets of reasons that stand to each other as wanted."""
    sets = [each for each in _pairs(losses) if _is_wanted(*_said(each), wanted)]
    return pl.DataFrame(sets, {name: losses.schema[name] for name in SETS}, orient="row")


def _is_wanted(rep: Said, customer: Said, wanted: Wanted) -> bool:
    likeness = likeness_of(rep, customer)
    if likeness is None or likeness.value != wanted.kind.value:
        return False
    return wanted.rep in (frozenset(), rep.main) and wanted.customer in (frozenset(), customer.main)


def _by_voice(pairs: Mapping[tuple[int, ...], int]) -> tuple[ReasonByVoice, ...]:
    """Count the main reasons of both voices over the same losses, in their usual order; nothing that neither names."""
    told = [(*_said(sets), n) for sets, n in pairs.items()]
    compared = [(rep.main, customer.main, n) for rep, customer, n in told if likeness_of(rep, customer)]
    counts = (
        ReasonByVoice(
            reason,
            sum(n for rep, _, n in compared if reason in rep),
            sum(n for _, customer, n in compared if reason in customer),
        )
        for reason in Reason
    )
    return tuple(each for each in counts if each.rep or each.customer)


def _differing(pairs: Mapping[tuple[int, ...], int]) -> tuple[Differing, ...]:
    """Return what 営業 recorded and お客様 said instead, the most frequent first."""
    counts: dict[tuple[frozenset[Reason], frozenset[Reason]], int] = {}
    for sets, n in pairs.items():
        rep, customer = _said(sets)
        if likeness_of(rep, customer) is Likeness.DIFFERENT:
            counts[rep.main, customer.main] = counts.get((rep.main, customer.main), 0) + n
    found = [Differing(rep, customer, n) for (rep, customer), n in counts.items()]
    return tuple(
        sorted(found, key=lambda each: (-each.losses, _places(each.rep), _places(each.customer)))[:MOST_DIFFERING]
    )


def _places(reasons: frozenset[Reason]) -> list[int]:
    order = list(Reason)
    return sorted(order.index(reason) for reason in reasons)
