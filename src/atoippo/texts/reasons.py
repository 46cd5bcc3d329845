"""Why a deal was lost, as its text tells: probabilities of the reasons and the clauses on which they rest."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.texts.denial import denied_reason
from atoippo.texts.evidence import evidence_of
from atoippo.texts.features import SparseRows, scaled
from atoippo.texts.roles import PlacedClause, Role
from atoippo.texts.weights import Weights, WeightsMissing, load_weights
from atoippo.values.reason import TEXT_LABELS, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

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
        of_texts = self._probabilities(evidence.texts)
        of_clauses = self._probabilities(evidence.clauses)
        told = np.bincount(evidence.texts.rows, minlength=len(texts)) > 0
        start = 0
        for text, placed, chances, tells in zip(texts, evidence.placed, of_texts, told.tolist(), strict=True):
            end = start + len(placed)
            clauses = tuple(map(_clause_finding, placed, of_clauses[start:end]))
            yield self._finding(text, chances if tells else _NOTHING_TOLD, clauses, tells=tells)
            start = end

    def _probabilities(self, rows: SparseRows) -> NDArray[np.float64]:
        weights = self._weights
        return weights.probabilities(scaled(rows, weights.rarity, weights.rarest).times(weights.lines) + weights.start)

    def _finding(
        self, text: str, chances: NDArray[np.float64], clauses: tuple[ClauseFinding, ...], *, tells: bool
    ) -> ReasonFinding:
        first = int(chances.argmax())
        return ReasonFinding(
            text,
            TEXT_LABELS[first],
            second_reason(chances, self._weights.second_from),
            MappingProxyType(dict(zip(TEXT_LABELS, chances.tolist(), strict=True))),
            tells and bool(chances[first] >= self._weights.sure_from),
            clauses,
        )


def second_reason(chances: NDArray[np.float64], second_from: float) -> Reason | None:
    """Return the second of the six where it is likely enough to be meant as well."""
    first, second = np.argsort(-chances[:_OTHER], kind="stable")[:2].tolist()
    if chances[_OTHER] > chances[first] or chances[second] < second_from:
        return None
    return TEXT_LABELS[second]


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
