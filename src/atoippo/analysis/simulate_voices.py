"""A world whose truth is known: for each loss what 営業 records and what お客様 says, drawn from one table of both.

The table is the truth: P(営業 records r, お客様 says c). A customer may name a second reason beside the first without
putting either first, as the form allows. Nothing of the interval's arithmetic is used here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from atoippo.analysis.agreement import NAMED, Said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class VoicesWorld:
    """How often reps record and customers say each of the seven reasons together, and how often customers name two."""

    together: NDArray[np.float64]  # 7 × 7, in the order of `NAMED`; sums to 1
    names_two: float = 0.0

    @property
    def kappa(self) -> float:
        """The κ of the world: of two reasons named by a customer each counts half; その他 twice is not compared."""
        first, others = self.names_two / 2, self.names_two / 2 / (len(NAMED) - 1)
        spread = np.full((len(NAMED), len(NAMED)), others)
        np.fill_diagonal(spread, 1 - first)
        counted = self.together @ spread
        counted[-1, -1] -= self.together[-1, -1] * (1 - self.names_two)
        counted /= counted.sum()
        observed, expected = float(np.trace(counted)), float(counted.sum(axis=1) @ counted.sum(axis=0))
        return (observed - expected) / (1 - expected)

    def draw(self, losses: int, generator: np.random.Generator) -> Mapping[tuple[Said, Said], int]:
        """Draw losses about which both voices speak; return how often each pair came."""
        cells = generator.choice(self.together.size, size=losses, p=self.together.ravel())
        with_second = generator.random(losses) < self.names_two
        steps = np.where(with_second, generator.integers(1, len(NAMED), size=losses), 0)
        rep, customer = np.divmod(cells, len(NAMED))
        second = (customer + steps) % len(NAMED)
        drawn = zip(rep.tolist(), customer.tolist(), second.tolist(), strict=True)
        pairs = ((Said(frozenset({NAMED[r]})), Said(frozenset({NAMED[c], NAMED[s]}))) for r, c, s in drawn)
        return Counter(pairs)


def world_of(recorded: NDArray[np.float64], right: NDArray[np.float64], *, names_two: float = 0.0) -> VoicesWorld:
    """Return the world in which a share `right` of each recorded reason is the customer's own, the rest by chance."""
    said = right[:, None] * np.eye(len(NAMED)) + (1 - right)[:, None] * recorded[None, :]
    return VoicesWorld(recorded[:, None] * said, names_two)
