"""The words of the trade, gathered by what they are about (`lexicon.csv`): known to the classifier before any example."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from atoippo.values.japanese_text import normalize

if TYPE_CHECKING:
    from pathlib import Path

NEUTRAL: Final = "neutral"
LEXICON_FILE: Final = "lexicon.csv"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Concepts by name, the terms of each, and neutral words inside which no term counts (「意味」 holds no 「味」)."""

    concepts: tuple[str, ...]
    terms: dict[str, tuple[int, ...]]  # term → places of its concepts
    neutral: tuple[str, ...]


def load_lexicon(path: Path | None = None) -> Lexicon:
    """Read the lexicon; terms stand apart by blanks, a blank inside or behind a term is written `_`."""
    source = path or files("atoippo.texts") / LEXICON_FILE
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    concepts = tuple(row["concept"] for row in rows if row["concept"] != NEUTRAL)
    terms: dict[str, tuple[int, ...]] = {}
    for place, concept in enumerate(concepts):
        for row in rows:
            if row["concept"] == concept:
                for term in map(_as_folded, row["terms"].split()):
                    terms[term] = (*terms.get(term, ()), place)
    neutral = {_as_folded(word) for row in rows if row["concept"] == NEUTRAL for word in row["terms"].split()}
    return Lexicon(concepts, terms, tuple(sorted(neutral - terms.keys())))


def _as_folded(term: str) -> str:
    """Return a term as it stands in a folded clause: a Latin word begins after a blank."""
    word = normalize(term.replace("_", " ")).lower() + (" " if term.endswith("_") else "")
    return f" {word}" if word[0].isascii() and word[0].isalpha() else word
