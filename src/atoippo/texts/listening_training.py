"""Learns from labelled replies what no list of words holds; scikit-learn is met here and in `training` alone."""

from __future__ import annotations

import csv
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from atoippo.texts.listening_model import BIAS, ListeningModel, grams_of, said_in
from atoippo.texts.listening_words import ListeningKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

SEEN_AT_LEAST: Final = 3  # replies that hold a piece before it is weighed
FALSE_ALARMS: Final = 0.02  # of good replies, in parts that the weights have not seen
REGULARIZATION: Final = 10.0

Labelled = tuple[str, frozenset[str]]  # a reply and the kinds that are in it


def learn(replies: Sequence[Labelled]) -> ListeningModel:
    """Return the weights that tell replies that don't listen from those that do.

    One logistic regression for each kind and one for any of them, on which pieces of one to four signs a reply holds.
    The level of the last is chosen in ten folds, so that no more than 2 % of good replies are marked.
    """
    pieces = [grams_of("".join(text[start:end] for start, end in said_in(text))) for text, _ in replies]
    counts = Counter(gram for own in pieces for gram in own)
    vocabulary = sorted(gram for gram, n in counts.items() if n >= SEEN_AT_LEAST)
    rows = _rows(pieces, vocabulary)
    labels = [np.array([bool(kinds) for _, kinds in replies])]
    labels += [np.array([kind in kinds for _, kinds in replies]) for kind in ListeningKind]
    columns = [_column(rows, label) for label in labels]
    level = _level(rows, labels[0])
    biases = (columns[0][1] - level, *(bias for _, bias in columns[1:]))
    weights = {gram: tuple(float(own[n]) for own, _ in columns) for n, gram in enumerate(vocabulary)}
    return ListeningModel({BIAS: biases, **weights})


def write_weights(model: ListeningModel, path: Path) -> None:
    """Write a model as a table: each piece with its five weights, what is added to every score first."""
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target, lineterminator="\n")
        rows.writerow(["piece", "any", *ListeningKind])
        rows.writerows([gram, *(f"{weight:.2f}" for weight in weights)] for gram, weights in model.weights.items())


def _rows(pieces: Sequence[set[str]], vocabulary: Sequence[str]) -> csr_matrix:
    """Return one row for each reply: 1/√n for each of the n known pieces that it holds."""
    places = {gram: place for place, gram in enumerate(vocabulary)}
    known = [sorted(places[gram] for gram in own if gram in places) for own in pieces]
    values = np.concatenate([np.full(len(own), 1 / sqrt(max(len(own), 1))) for own in known])
    ends = np.cumsum([0, *map(len, known)])
    return csr_matrix((values, np.concatenate(known).astype(int), ends), shape=(len(known), len(vocabulary)))


def _regression() -> LogisticRegression:
    return LogisticRegression(C=REGULARIZATION, class_weight="balanced", max_iter=2_000)


def _column(rows: csr_matrix, labels: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    fitted = _regression().fit(rows, labels)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _level(rows: csr_matrix, labels: NDArray[np.bool_]) -> float:
    folds = StratifiedKFold(10, shuffle=True, random_state=1)
    scores = cross_val_predict(_regression(), rows, labels, cv=folds, method="decision_function")
    return float(np.quantile(scores[~labels], 1 - FALSE_ALARMS))
