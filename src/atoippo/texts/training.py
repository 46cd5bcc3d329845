"""Trains the reason classifier when the package is built; the only module that meets scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB

from atoippo.texts.evidence import evidence_of
from atoippo.texts.examples import CORPUS_FOLDER, hash_of, read_corpus
from atoippo.texts.features import GRAM_LENGTHS, FeatureTable, SparseRows, scaled
from atoippo.texts.folding import folded
from atoippo.texts.levels import NEVER, second_level, sure_level
from atoippo.texts.lexicon import LEXICON_FILE, Lexicon, load_lexicon
from atoippo.texts.roles import place_clauses
from atoippo.texts.weights import WEIGHTS_FILE, Weights, made_of
from atoippo.texts.windows import KeyTable, key_table, keys_of, windows_of
from atoippo.values.reason import TEXT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from atoippo.texts.examples import Example

RECIPE: Final = (
    *("clauses", "courtesy", "denial", "denial_english", "denial_words", "evidence", "features", "folding", "levels"),
    *("lexicon", "refusal", "roles", "training", "weights", "windows"),
)
STRENGTH: Final = 10.0  # inverse of the ridge penalty
TILT: Final = 0.5  # how far a feature's weight may grow with how much it tells by itself; 0 would be plain regression
BAYES_SHARE: Final = 0.7  # how much naive Bayes adds to the regression's scores
BAYES_SMOOTHING: Final = 0.1
SMOOTHING: Final = 0.5  # added to each count before its logarithm is taken


def train_if_needed(*, corpus: Path = CORPUS_FOLDER, target: Path = WEIGHTS_FILE) -> bool:
    """Train unless the stored weights are of this corpus and this recipe; return whether it was needed."""
    here = Path(__file__).parent
    recipe = [here / f"{name}.py" for name in RECIPE]
    stamp = hash_of([*corpus.glob("*.csv"), here / LEXICON_FILE, here.parent / "values" / "japanese_text.py", *recipe])
    if made_of(target) == stamp:
        return False
    replace(train(read_corpus(corpus)), made_of=stamp).save(target)
    return True


def train(examples: Sequence[Example]) -> Weights:
    """Return a model of all examples, calibrated on scores that each file got from a model of the other files."""
    seen = examples_of(examples)
    files = np.array([example.file for example in examples])
    scores = held_out_scores(seen, files)
    stretch, shift = calibration(scores, seen.labels)
    model = fitted(seen, np.arange(len(examples)))
    weights = Weights(
        seen.table,
        model.rarity,
        model.rarest,
        model.lines,
        model.start,
        stretch,
        shift,
        sure_from=NEVER,
        second_from=NEVER,
        made_of="",
    )
    chances = weights.probabilities(scores)
    return replace(
        weights,
        sure_from=sure_level(chances, seen.labels, seen.seconds),
        second_from=second_level(chances.argmax(axis=1), scores, seen.labels, seen.seconds),
    )


def feature_table(texts: Sequence[str], lexicon: Lexicon) -> FeatureTable:
    """Name all n-grams of the texts and all terms of the lexicon by their keys."""
    laid = windows_of([folded(placed.clause.text) for text in texts for placed in place_clauses(text)])
    grams = np.unique(np.concatenate([laid.of_length(length)[1] for length in GRAM_LENGTHS]))
    words = sorted(lexicon.terms, key=lambda word: int(keys_of([word])[0]))
    most = max(map(len, lexicon.terms.values()), default=1)
    concepts = np.array([[*lexicon.terms[word], *[-1] * (most - len(lexicon.terms[word]))] for word in words])
    return FeatureTable(
        grams=key_table(grams),
        terms=_table_of(words),
        term_lengths=np.unique([len(word) for word in words]).astype(np.int64),
        term_concepts=concepts.astype(np.int64).reshape(len(words), most),
        neutral=_table_of(lexicon.neutral),
        neutral_lengths=np.unique([len(word) for word in lexicon.neutral]).astype(np.int64),
        concepts=len(lexicon.concepts),
    )


def _table_of(words: Sequence[str]) -> KeyTable:
    return key_table(np.sort(keys_of(words)))


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples as the fit needs them: which features each text has, the places of its label and of the second (or -1)."""

    rows: SparseRows
    labels: NDArray[np.int64]
    seconds: NDArray[np.int64]
    table: FeatureTable


def examples_of(examples: Sequence[Example]) -> Examples:
    """Take the texts of examples apart into features."""
    texts = [example.text for example in examples]
    table = feature_table(texts, load_lexicon())
    return Examples(
        evidence_of(texts, table).texts,
        np.array([TEXT_LABELS.index(example.label) for example in examples]),
        np.array([TEXT_LABELS.index(example.second) if example.second else -1 for example in examples]),
        table,
    )


@dataclass(frozen=True, slots=True)
class LinearModel:
    """How rare each n-gram is, and what each feature speaks for."""

    rarity: NDArray[np.float32]
    rarest: float
    lines: NDArray[np.float32]
    start: NDArray[np.float64]


def fitted(examples: Examples, chosen: NDArray[np.int64]) -> LinearModel:
    """Fit one regression a label, each feature scaled by how much it tells by itself, and let naive Bayes add its voice."""
    rarity, rarest = _rarity(examples, chosen)
    matrix = _matrix(scaled(examples.rows, rarity, rarest), examples.table.count)[chosen]
    lines = np.zeros((examples.table.count, len(TEXT_LABELS)), np.float32)
    start = np.full(len(TEXT_LABELS), -10.0)
    for label in np.unique(examples.labels[chosen]).tolist():
        own = (examples.labels[chosen] == label) | (examples.seconds[chosen] == label)
        tilt = np.abs(_log_ratio(matrix, own)) ** TILT
        model = _regression().fit(matrix @ diags(tilt), own)
        lines[:, label] = model.coef_[0] * tilt
        start[label] = model.intercept_[0]
    return LinearModel(rarity, rarest, lines + BAYES_SHARE * _bayes_lines(matrix, examples.labels[chosen]), start)


def _bayes_lines(matrix: csr_matrix, labels: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return what naive Bayes makes of each feature, centred over the labels: it errs elsewhere than a regression does."""
    model = ComplementNB(alpha=BAYES_SMOOTHING).fit(matrix, labels)
    speaks_for = model.feature_log_prob_ - model.feature_log_prob_.mean(axis=0)
    lines = np.zeros((matrix.shape[1], len(TEXT_LABELS)), np.float32)
    lines[:, model.classes_] = speaks_for.T
    return lines


def _regression() -> LogisticRegression:
    """Return a regression whose start is all but free (a large `intercept_scaling`), by a solver that repeats exactly."""
    return LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=10, max_iter=500)


def held_out_scores(examples: Examples, groups: NDArray[np.str_]) -> NDArray[np.float64]:
    """Return the scores that each group gets from a model of all other groups."""
    scores = np.zeros((len(groups), len(TEXT_LABELS)))
    for training, held_out in _splits(groups):
        model = fitted(examples, training)
        scores[held_out] = (scaled(examples.rows, model.rarity, model.rarest).times(model.lines) + model.start)[
            held_out
        ]
    return scores


def calibration(
    scores: NDArray[np.float64], labels: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return stretch and shift of each label's score for which held-out labels are likeliest."""
    count = scores.shape[1]

    def surprise(chosen: NDArray[np.float64]) -> float:
        stretched = scores * chosen[:count] + chosen[count:]
        stretched -= stretched.max(axis=1, keepdims=True)
        told = stretched[np.arange(len(labels)), labels] - np.log(np.exp(stretched).sum(axis=1))
        return float(-told.mean() + 1e-3 * np.square(chosen - first).sum())

    first = np.concatenate([np.ones(count), np.zeros(count)])
    best = minimize(surprise, first, method="L-BFGS-B").x
    return best[:count], best[count:]


def _splits(groups: NDArray[np.str_]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    for group in np.unique(groups):
        yield np.flatnonzero(groups != group), np.flatnonzero(groups == group)


def _rarity(examples: Examples, chosen: NDArray[np.int64]) -> tuple[NDArray[np.float32], float]:
    """Return the weight of each n-gram, the rarer the more, and that of one which the chosen examples never have."""
    is_chosen = np.zeros(len(examples.labels), np.bool_)
    is_chosen[chosen] = True
    entries = examples.rows.features[is_chosen[examples.rows.rows]]
    having = np.bincount(entries, minlength=examples.table.count)[: len(examples.table.grams.keys)]
    return (np.log((1 + len(chosen)) / (1 + having)) + 1).astype(np.float32), float(np.log(1 + len(chosen)) + 1)


def _matrix(rows: SparseRows, features: int) -> csr_matrix:
    return csr_matrix((rows.values.astype(np.float32), (rows.rows, rows.features)), shape=(len(rows.unseen), features))


def _log_ratio(matrix: csr_matrix, own: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return, for each feature, the logarithm of how much likelier it is in texts of the label than in others."""
    having = (matrix > 0).astype(np.float64)
    within = np.asarray(having[own].sum(axis=0)).ravel() + SMOOTHING
    without = np.asarray(having[~own].sum(axis=0)).ravel() + SMOOTHING
    ratio: NDArray[np.float64] = np.log((within / within.sum()) / (without / without.sum()))
    return ratio
