"""How far what 営業 recorded and what お客様 said go together: plain counts, and Cohen's κ with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv

from atoippo.values.message import msg
from atoippo.values.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from atoippo.values.message import Message

    Numbers = NDArray[np.floating]

FAIR_PAIRS = 20  # from here on the share of 同じ is known within ±0.19 (Jeffreys, 90 %, at worst one half)
FAIR_WIDTH = 0.6  # of κ's interval: wider, it spans three of the five words in which κ is read
NAMED = tuple(reason for reason in Reason if reason is not Reason.UNKNOWN)
ONLY_OTHER = frozenset({Reason.OTHER})


class Likeness(StrEnum):
    """How the reasons of two voices stand to each other."""

    SAME = "same"
    PARTLY = "partly"
    DIFFERENT = "different"

    @property
    def label(self) -> Message:
        """The word that people read."""
        return LIKENESS_LABELS[self]


LIKENESS_LABELS = MappingProxyType(
    {Likeness.SAME: msg("同じ"), Likeness.PARTLY: msg("一部同じ"), Likeness.DIFFERENT: msg("ちがう")}
)


@dataclass(frozen=True, slots=True)
class Said:
    """The reasons of one voice: the main one (several where the voice puts none first) and the further ones."""

    main: frozenset[Reason]
    further: frozenset[Reason] = frozenset()

    @property
    def all(self) -> frozenset[Reason]:
        """All reasons that the voice names."""
        return self.main | self.further


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's κ: 1 always the same, 0 as often as by chance; `low`–`high` is its 90 % interval."""

    estimate: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """How wide the interval is."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Agreement:
    """Losses about which both voices name a reason: 「17件中 同じ8・一部同じ5・ちがう4」, and κ where it has a meaning."""

    same: int
    partly: int
    different: int
    both_other: int = 0  # both say その他: whether they mean the same, nobody can count
    kappa: Kappa | None = None

    @property
    def pairs(self) -> int:
        """How many losses were compared."""
        return self.same + self.partly + self.different

    @property
    def still_needed(self) -> int:
        """About how many more pairs until a tendency may be read; 0 from the fair sample on.

        Smallest fair sample: `FAIR_PAIRS` pairs, and an interval of κ no wider than `FAIR_WIDTH` (it narrows with 1/√n).
        """
        by_width = ceil(self.pairs * (self.kappa.width / FAIR_WIDTH) ** 2) if self.kappa else 0
        return max(FAIR_PAIRS, by_width) - self.pairs if max(FAIR_PAIRS, by_width) > self.pairs else 0

    @property
    def is_fair(self) -> bool:
        """Whether there are enough pairs to read a tendency."""
        return self.still_needed == 0


def likeness_of(one: Said, other: Said) -> Likeness | None:
    """Return how two voices stand to each other; None where they can't be compared (a silent voice, その他 twice).

    同じ: the main reasons are the same, or all reasons are and one voice puts none first. 一部同じ: some reason is named by
    both (その他 does not count). ちがう: none is.
    """
    if not (one.main and other.main) or one.main == other.main == ONLY_OTHER:
        return None
    unranked = len(one.main) > 1 or len(other.main) > 1
    if one.main == other.main or (unranked and one.all == other.all):
        return Likeness.SAME
    return Likeness.PARTLY if (one.all & other.all) - ONLY_OTHER else Likeness.DIFFERENT


def agreement_of(pairs: Mapping[tuple[Said, Said], int], *, confidence: float = 0.90) -> Agreement:
    """Count how pairs of voices (営業, お客様; how often each) stand to each other, with κ on their main reasons.

    Estimand: κ among the losses of the process about which both voices speak, not among all losses. Identified if the
    pairs are independent of each other; who answers may differ from who does not, which κ can't tell.
    """
    known = {pair: likeness_of(*pair) for pair in pairs}
    counts = {kind: sum(n for pair, n in pairs.items() if known[pair] is kind) for kind in (*Likeness, None)}
    compared = {pair: n for pair, n in pairs.items() if known[pair] is not None and n}
    return Agreement(
        same=counts[Likeness.SAME],
        partly=counts[Likeness.PARTLY],
        different=counts[Likeness.DIFFERENT],
        both_other=sum(n for (one, other), n in pairs.items() if one.main == other.main == ONLY_OTHER),
        kappa=_kappa(compared, confidence) if compared else None,
    )


def _kappa(pairs: Mapping[tuple[Said, Said], int], confidence: float) -> Kappa | None:
    """Return κ = (p_o - p_e) / (1 - p_e) over the seven reasons that can be named, with its interval.

    A voice that puts none of m reasons first counts as 1/m of each. The interval takes κ's large-sample variance
    (Fleiss, Cohen and Everitt 1969, by influence of each pair, so that parts of reasons are allowed) as that of a share
    p_o in an effective sample, no larger than p_o's own variance allows, takes Jeffreys' interval of that share, and
    puts it back on κ's scale: it stays within the scale, and does not vanish where all pairs agree. None where both
    voices only ever name one and the same reason: chance alone explains it.
    """
    often = np.array(list(pairs.values()), dtype=float)
    rep = np.array([_shares(one) for one, _ in pairs])
    customer = np.array([_shares(other) for _, other in pairs])
    total = often.sum()
    alike = (rep * customer).sum(axis=1)
    of_rep, of_customer = often @ rep / total, often @ customer / total
    observed, expected = float(often @ alike / total), float(of_rep @ of_customer)
    if expected >= 1 - 1e-12:
        return None
    moved = rep @ of_customer + customer @ of_rep - 2 * expected
    influence = (alike - observed) - (1 - observed) / (1 - expected) * moved
    pairs_worth = _effective(observed, _variance(influence, often), _variance(alike - observed, often), float(total))
    low, high = _jeffreys(observed, pairs_worth, confidence)
    estimate, *ends = ((share - expected) / (1 - expected) for share in (observed, low, high))
    return Kappa(estimate, min(ends[0], estimate), max(ends[1], estimate))


def _shares(said: Said) -> list[float]:
    return [1 / len(said.main) if reason in said.main else 0.0 for reason in NAMED]


def _variance(deviations: Numbers, often: Numbers) -> float:
    """Return the variance of a mean from each kind's deviation from it."""
    total = float(often.sum())
    return float(often @ deviations**2) / (total * (total - 1)) if total > 1 else 0.0


def _effective(share: float, variance: float, own_variance: float, total: float) -> float:
    """Return the sample in which a share would vary as much, at most that in which it varies by itself."""
    of_one = share * (1 - share)
    if of_one == 0:
        return total
    most = of_one / own_variance if own_variance > 0 else total
    return min(of_one / variance, most) if variance > 0 else most


def _jeffreys(share: float, sample: float, confidence: float) -> tuple[float, float]:
    """Return the interval of a share in a sample that need not be whole; its ends are 0 and 1 where nothing or all is."""
    tail = (1 - confidence) / 2
    inside, outside = share * sample + 0.5, (1 - share) * sample + 0.5
    low = float(betaincinv(inside, outside, tail)) if share > 0 else 0.0
    high = float(betaincinv(inside, outside, 1 - tail)) if share < 1 else 1.0
    return low, high


def reasons_apart(reasons: Iterable[tuple[Reason, float]]) -> Said:
    """Return the reasons of one statement with the heaviest apart; まだ分からない names none."""
    named = [(reason, weight) for reason, weight in reasons if reason is not Reason.UNKNOWN]
    heaviest = max((weight for _, weight in named), default=0.0)
    main = frozenset(reason for reason, weight in named if weight == heaviest)
    return Said(main, frozenset(reason for reason, _ in named) - main)
