"""What training found out, in one file of plain arrays: no pickles, no objects, the hash of the corpus inside."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from atoippo.texts.features import FeatureTable, SparseRows, scaled
from atoippo.texts.windows import key_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_FILE: Final = Path(__file__).parent / "weights" / "reasons.npz"
_STORED: Final = frozenset(
    [
        "grams",
        "terms",
        "term_lengths",
        "term_concepts",
        "neutral",
        "neutral_lengths",
        "concepts",
        "rarity",
        "rarest",
        "lines",
        "start",
        "stretch",
        "shift",
        "sure_from",
        "second_from",
        "made_of",
    ]
)


class WeightsMissing(Exception):  # noqa: N818 - named as a sentence
    """The classifier has not been trained on this machine: run `make setup`."""

    def __init__(self) -> None:
        super().__init__("The weights of the reason classifier are missing: run `make setup`, which trains them.")


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model over the features, its calibration, and from where on it is sure."""

    table: FeatureTable
    rarity: NDArray[np.float32]  # of each n-gram
    rarest: float  # of an n-gram never seen
    lines: NDArray[np.float32]  # one for each feature, a column for each label
    start: NDArray[np.float64]
    stretch: NDArray[np.float64]  # calibration: probabilities are softmax(stretch · score + shift)
    shift: NDArray[np.float64]
    sure_from: float  # a probability; above 1: never
    second_from: float
    made_of: str  # hash of corpus and recipe

    def scores(self, rows: SparseRows) -> NDArray[np.float64]:
        """Return how strongly each row speaks for each label; a score stands by itself, whatever the others are."""
        return scaled(rows, self.rarity, self.rarest).times(self.lines) + self.start

    def probabilities(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return calibrated probabilities of the labels for each row of scores."""
        stretched = scores * self.stretch + self.shift
        raised = np.exp(stretched - stretched.max(axis=1, keepdims=True))
        chances: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
        return chances

    def save(self, path: Path = WEIGHTS_FILE) -> None:
        """Write the arrays into one file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".partial.npz")
        np.savez_compressed(
            partial,
            grams=self.table.grams.keys,
            terms=self.table.terms.keys,
            term_lengths=self.table.term_lengths,
            term_concepts=self.table.term_concepts,
            neutral=self.table.neutral.keys,
            neutral_lengths=self.table.neutral_lengths,
            concepts=np.array(self.table.concepts),
            rarity=self.rarity,
            rarest=np.array(self.rarest),
            lines=self.lines,
            start=self.start,
            stretch=self.stretch,
            shift=self.shift,
            sure_from=np.array(self.sure_from),
            second_from=np.array(self.second_from),
            made_of=np.array(self.made_of),
        )
        partial.replace(path)


def load_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Read the arrays that training wrote."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except (OSError, EOFError, ValueError, zipfile.BadZipFile) as damaged:
        raise WeightsMissing from damaged
    if not arrays.keys() >= _STORED:
        raise WeightsMissing
    table = FeatureTable(
        grams=key_table(arrays["grams"]),
        terms=key_table(arrays["terms"]),
        term_lengths=arrays["term_lengths"],
        term_concepts=arrays["term_concepts"],
        neutral=key_table(arrays["neutral"]),
        neutral_lengths=arrays["neutral_lengths"],
        concepts=int(arrays["concepts"]),
    )
    return Weights(
        table=table,
        rarity=arrays["rarity"],
        rarest=float(arrays["rarest"]),
        lines=arrays["lines"],
        start=arrays["start"],
        stretch=arrays["stretch"],
        shift=arrays["shift"],
        sure_from=float(arrays["sure_from"]),
        second_from=float(arrays["second_from"]),
        made_of=str(arrays["made_of"]),
    )


def made_of(path: Path = WEIGHTS_FILE) -> str | None:
    """Return the hash of what the stored weights were made of, or None where there are none."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return str(stored["made_of"])
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return None
