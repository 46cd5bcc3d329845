"""Why a deal was lost, as its text tells: probabilities of the reasons and the clauses on which they rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from atoippo.texts.denial import denied_reason
from atoippo.texts.evidence import evidence_of
from atoippo.texts.levels import second_place
from atoippo.texts.roles import PlacedClause, Role
from atoippo.texts.weights import Weights, WeightsMissing, load_weights
from atoippo.values.reason import TEXT_LABELS, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from atoippo.texts.features import SparseRows

__all__ = ["ClauseFinding", "ReasonClassifier", "ReasonFinding", "WeightsMissing", "load_classifier"]

_AT_ONCE: Final = 60_000  # signs taken apart together: enough for NumPy to be quick, little enough for the memory
_OTHER: Final = TEXT_LABELS.index(Reason.OTHER)
_NOTHING_TOLD: Final = np.array([0.08] * _OTHER + [0.52])  # a text without any known word
_CLAUSE_TELLS_FROM: Final = 0.5  # a clause alone says less than a text: name its reason only if likelier than not
_TELLS: Final = frozenset({Role.TELLING, Role.CONCEDED})


@dataclass(frozen=True, slots=True)
class ClauseFinding:
    """One clause of a text, in its own words, and the reason that it gives or denies."""

    text: str
    reason: Reason | None
    denied: bool


@dataclass(frozen=True, slots=True)
class ReasonFinding:
    """What a text tells about why the deal was lost; `other` where it does not tell."""

    text: str
    reason: Reason
    second: Reason | None
    probabilities: Mapping[Reason, float]
    sure: bool
    clauses: tuple[ClauseFinding, ...]


class ReasonClassifier:
    """Reads texts and says which of the reasons each tells."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def classify(self, texts: Sequence[str]) -> list[ReasonFinding]:
        """Return a finding for each text, in their order; repeated texts cost nothing."""
        distinct = list(dict.fromkeys(texts))
        findings: dict[str, ReasonFinding] = {}
        for batch in _batches(distinct):
            findings.update(zip(batch, self._findings(batch), strict=True))
        return [findings[text] for text in texts]

    def _findings(self, texts: list[str]) -> Iterator[ReasonFinding]:
        evidence = evidence_of(texts, self._weights.table)
        told = self._told(evidence.texts)
        of_clauses = self._weights.probabilities(self._weights.scores(evidence.clauses))
        start = 0
        for text, placed, what in zip(texts, evidence.placed, told, strict=True):
            end = start + len(placed)
            clauses = tuple(map(_clause_finding, placed, of_clauses[start:end]))
            yield ReasonFinding(text, what.reason, what.second, what.probabilities, what.sure, clauses)
            start = end

    def _told(self, texts: SparseRows) -> Iterator[_Told]:
        """Yield what each text tells as a whole."""
        scores = self._weights.scores(texts)
        chances = self._weights.probabilities(scores)
        nothing = np.bincount(texts.rows, minlength=len(chances)) == 0
        chances[nothing] = _NOTHING_TOLD
        first = chances.argmax(axis=1)
        second, named = second_place(first, scores)
        has_second = (first != _OTHER) & (named >= self._weights.second_from)
        sure = (chances.max(axis=1) >= self._weights.sure_from) & ~nothing
        for row in range(len(chances)):
            yield _Told(
                TEXT_LABELS[first[row]],
                TEXT_LABELS[second[row]] if has_second[row] else None,
                MappingProxyType(dict(zip(TEXT_LABELS, chances[row].tolist(), strict=True))),
                bool(sure[row]),
            )


class _Told(NamedTuple):
    """What a text tells as a whole."""

    reason: Reason
    second: Reason | None
    probabilities: Mapping[Reason, float]
    sure: bool


@cache
def load_classifier() -> ReasonClassifier:
    """Return the classifier that was trained when the package was built; `WeightsMissing` tells how to build it."""
    return ReasonClassifier(load_weights())


def _clause_finding(placed: PlacedClause, chances: NDArray[np.float64]) -> ClauseFinding:
    if placed.role is Role.DENIED:
        return ClauseFinding(placed.clause.text, denied_reason(placed.clause.text), denied=True)
    first = int(chances.argmax())
    tells = placed.role in _TELLS and first != _OTHER and chances[first] >= _CLAUSE_TELLS_FROM
    return ClauseFinding(placed.clause.text, TEXT_LABELS[first] if tells else None, denied=False)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    signs = 0
    for text in texts:
        batch.append(text)
        signs += len(text)
        if signs >= _AT_ONCE:
            yield batch
            batch, signs = [], 0
    if batch:
        yield batch
