"""What the classifier sees of a text: character n-grams and the concepts of the lexicon, as sparse rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.texts.windows import KeyTable, Windows, windows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

GRAM_LENGTHS: Final = (1, 2, 3)
CONCEPT_WEIGHT: Final = 0.1  # beside n-grams of length 1 a row; found by cross-validation (reason-text.md)


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """All features by name: n-grams by key, then concepts; and which terms stand for which concepts."""

    grams: KeyTable
    terms: KeyTable
    term_lengths: NDArray[np.int64]  # the lengths that occur
    term_concepts: NDArray[np.int64]  # a row for each term, filled up with -1
    neutral: KeyTable
    neutral_lengths: NDArray[np.int64]
    concepts: int

    @property
    def count(self) -> int:
        """How many features there are."""
        return len(self.grams.keys) + self.concepts


@dataclass(frozen=True, slots=True)
class SparseRows:
    """A matrix by its entries that are not 0, and how many n-grams of each row are in no table."""

    unseen: NDArray[np.float64]
    rows: NDArray[np.int64]
    features: NDArray[np.int64]
    values: NDArray[np.float64]

    def times(self, weights: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the product with a matrix that has a line for each feature."""
        gathered = weights[self.features]
        columns = [
            np.bincount(self.rows, gathered[:, k] * self.values, minlength=len(self.unseen))
            for k in range(weights.shape[1])
        ]
        return np.stack(columns, axis=1)


def clause_features(clauses: Sequence[str], table: FeatureTable) -> SparseRows:
    """Return which features each folded clause has."""
    laid = windows_of(clauses)
    unseen = np.zeros(len(clauses))
    found = [_grams(laid, table, length, unseen) for length in GRAM_LENGTHS]
    both = np.unique(np.concatenate([*found, _concepts(laid, table)]))
    return SparseRows(unseen, both // table.count, both % table.count, np.ones(len(both)))


def gathered(clauses: SparseRows, text_of: NDArray[np.int64], weight_of: NDArray[np.float64], texts: int) -> SparseRows:
    """Return one row for each text: a feature counts as much as its clauses weigh, never more than once."""
    weights = weight_of[clauses.rows]
    counts = weights > 0
    width = int(clauses.features.max(initial=0)) + 1
    both, place = np.unique(text_of[clauses.rows[counts]] * width + clauses.features[counts], return_inverse=True)
    values = np.minimum(np.bincount(place, weights[counts], minlength=len(both)), 1.0)
    unseen = np.bincount(text_of, clauses.unseen * weight_of**2, minlength=texts).astype(np.float64)
    return SparseRows(unseen, both // width, both % width, values)


def scaled(rows: SparseRows, rarity: NDArray[np.float32], rarest: float) -> SparseRows:
    """Return rows whose n-grams are weighted by rarity and have length 1 together; concepts weigh the same in each.

    Unseen n-grams count in the length: a text in unknown words stays near the middle and is never sure.
    """
    grams = rows.features < len(rarity)
    values = np.where(grams, rows.values * rarity[np.minimum(rows.features, len(rarity) - 1)], 0.0)
    squares = np.bincount(rows.rows, values * values, minlength=len(rows.unseen)) + rows.unseen * rarest**2
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    return SparseRows(
        rows.unseen,
        rows.rows,
        rows.features,
        np.where(grams, values / lengths[rows.rows], rows.values * CONCEPT_WEIGHT),
    )


def _grams(laid: Windows, table: FeatureTable, length: int, unseen: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the places (row and feature in one number) of the known n-grams; count the others in `unseen`."""
    starts, keys = laid.of_length(length)
    which, features = table.grams.find(keys)
    owners = laid.owner[starts]
    unseen += np.bincount(owners, minlength=len(unseen)) - np.bincount(owners[which], minlength=len(unseen))
    return owners[which] * table.count + features


def _concepts(laid: Windows, table: FeatureTable) -> NDArray[np.int64]:
    """Return the places of the concepts whose terms stand in the clauses, outside of neutral words."""
    hidden_to = _neutral_reach(laid, table)
    places = [np.empty(0, np.int64)]
    for length in table.term_lengths.tolist():
        starts, keys = laid.of_length(length)
        which, terms = table.terms.find(keys)
        open_ = hidden_to[starts[which]] < starts[which] + length
        concepts = table.term_concepts[terms[open_]]
        line, column = np.nonzero(concepts >= 0)
        rows = laid.owner[starts[which[open_]]][line]
        places.append(rows * table.count + len(table.grams.keys) + concepts[line, column])
    return np.concatenate(places)


def _neutral_reach(laid: Windows, table: FeatureTable) -> NDArray[np.int64]:
    """Return, for each sign, the furthest end of a neutral word that starts there or before."""
    reach = np.zeros(len(laid.owner) + 1, np.int64)
    for length in table.neutral_lengths.tolist():
        starts, keys = laid.of_length(length)
        which, _ = table.neutral.find(keys)
        reach[starts[which]] = np.maximum(reach[starts[which]], starts[which] + length)
    return np.maximum.accumulate(reach)
