"""Weighted chances: which of several things happens, given a share between 0 and 1."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Option = TypeVar("Option")


@dataclass(frozen=True, slots=True)
class Chances(Generic[Option]):
    """Options side by side on the line from 0 to 1, each as wide as it is likely; `limits` stand between them."""

    options: tuple[Option, ...]
    limits: tuple[float, ...]

    def at(self, share: float) -> Option:
        """Return the option that stands at a place of the line."""
        return self.options[bisect_right(self.limits, share)]


def chances(weights: Mapping[Option, float]) -> Chances[Option]:
    """Return chances in proportion to weights, which need not sum to 1."""
    ends = list(accumulate(weights.values()))
    return Chances(tuple(weights), tuple(end / ends[-1] for end in ends[:-1]))


def even_chances(*options: Option) -> Chances[Option]:
    """Return the same chance for each option."""
    return Chances(options, tuple(n / len(options) for n in range(1, len(options))))
