"""Shares of a whole with their intervals: how many of the lost deals, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from scipy.special import betainc, betaincinv

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

K = TypeVar("K", bound="Hashable")


class NotAShare(ValueError):  # noqa: N818 - named as a sentence
    """A part was larger than its whole, or one of them negative."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: `count` of `total`, the share in this file and where the share behind it lies."""

    count: int
    total: int
    estimate: float | None  # None when there was nothing to count
    low: float
    high: float


def share_of(count: int, total: int, *, confidence: float = 0.90) -> Share:
    """Return the share `count` of `total` with its interval (Jeffreys: Beta(count + ½, total - count + ½)).

    Estimand: the share in the long run of the process that these deals came from, on the 0–1 scale; the share among
    the deals counted is known exactly and is the estimate. Identified if the deals counted are like those to come,
    each told apart from the others; deals of one customer lost together make the interval too narrow. With nothing
    counted the estimate is None and the interval everything. Below about 10 deals the interval spans half the scale.
    Source: Brown, Cai and DasGupta 2001, with the ends 0 and 1 where nothing or everything was counted.
    """
    if not 0 <= count <= total:
        raise NotAShare(count, total)
    if total == 0:
        return Share(count, total, None, 0.0, 1.0)
    tail = (1 - confidence) / 2
    a, b = count + 0.5, total - count + 0.5
    estimate = count / total
    low = float(betaincinv(a, b, tail)) if count else 0.0
    high = float(betaincinv(a, b, 1 - tail)) if count < total else 1.0
    return Share(count, total, estimate, min(low, estimate), max(high, estimate))


def shares_of(counts: Mapping[K, int]) -> dict[K, Share]:
    """Return the share of each kind among all that were counted, in the order given."""
    total = sum(counts.values())
    return {kind: share_of(count, total) for kind, count in counts.items()}


def is_clearly_more(more: int, less: int, *, confidence: float = 0.90) -> bool:
    """Whether the first count speaks for the larger share behind it, and not only in this file.

    P(θ > ½) ≥ `confidence` for θ ~ Beta(more + ½, less + ½), the first one's part of the two together (Jeffreys).
    Identified as in `share_of`; 10 against 6 is not clear, 20 against 10 is.
    """
    if more < 0 or less < 0:
        raise NotAShare(more, less)
    return bool(1 - betainc(more + 0.5, less + 0.5, 0.5) >= confidence)
