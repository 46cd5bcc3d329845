"""From texts to sparse rows: the clauses of each text, the part each plays, and what they weigh together."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.texts.features import SparseRows, clause_features, gathered
from atoippo.texts.folding import folded
from atoippo.texts.roles import PlacedClause, Role, place_clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from atoippo.texts.features import FeatureTable

# A denied reason is none; what is granted before a turn tells less than what follows it.
ROLE_WEIGHTS: Final = MappingProxyType(
    {Role.TELLING: 1.0, Role.CONCEDED: 0.3, Role.DENIED: 0.0, Role.COURTESY: 0.0, Role.QUOTED: 0.0}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Some texts taken apart: rows of features for each clause and for each text, before weighting by rarity."""

    placed: list[list[PlacedClause]]
    text_of: NDArray[np.int64]  # clause → text
    clauses: SparseRows
    texts: SparseRows


def evidence_of(texts: Sequence[str], table: FeatureTable) -> Evidence:
    """Take texts apart into clauses and features."""
    placed = [place_clauses(text) for text in texts]
    flat = [clause for clauses in placed for clause in clauses]
    text_of = np.repeat(np.arange(len(texts)), [len(clauses) for clauses in placed])
    weights = np.array([ROLE_WEIGHTS[clause.role] for clause in flat])
    clauses = clause_features([folded(clause.clause.text) for clause in flat], table)
    return Evidence(placed, text_of, clauses, gathered(clauses, text_of, weights, len(texts)))
