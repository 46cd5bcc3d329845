"""What no list of words holds: how likely a whole reply fails to listen, learnt from labelled replies (`listening_weights.csv`)."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Final

from atoippo.texts.letter_parts import parts_of
from atoippo.texts.listening_words import ListeningKind
from atoippo.values.japanese_text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS_FILE: Final = "listening_weights.csv"
LONGEST_GRAM: Final = 4
SHORTEST_REPLY: Final = 12  # signs; less says nothing yet
BIAS: Final = ""  # the row that holds what is added to every score

_GREETING: Final = re.compile(r"お世話に|平素|ご無沙汰|の[^、。]{1,12}(?:でございます|です|と申します)。?$")
_SENTENCE: Final = re.compile(r"[^。!?！？\n]+[。!?！？]*")


@dataclass(frozen=True, slots=True)
class Doubt:
    """The sentence of a reply that weighs most where the whole does not seem to listen, and what it seems to be."""

    start: int
    end: int
    kind: ListeningKind


def grams_of(text: str) -> set[str]:
    """Return the pieces of one to four signs of a text, as they are weighed."""
    seen = fold(text)
    return {seen[start : start + n] for n in range(1, LONGEST_GRAM + 1) for start in range(len(seen) - n + 1)}


def said_in(text: str) -> list[tuple[int, int]]:
    """Return from where to where the sentences of a reply go, without address, greeting and signature."""
    parts = parts_of(text)
    found = _SENTENCE.finditer(text, parts.address_end, parts.signature_start)
    return [sentence.span() for sentence in found if sentence[0].strip() and not _GREETING.search(sentence[0])]


@dataclass(frozen=True, slots=True)
class ListeningModel:
    """Weights of the pieces of a reply: for not listening at all, and for each kind of it."""

    weights: Mapping[str, tuple[float, ...]]

    def doubt_about(self, text: str) -> Doubt | None:
        """Return the sentence that makes a reply doubtful, or None where it seems to listen."""
        places = said_in(text)
        whole = self._scores("".join(text[start:end] for start, end in places))
        if whole[0] <= 0 or sum(end - start for start, end in places) < SHORTEST_REPLY:
            return None
        start, end = max(places, key=lambda place: self._scores(text[place[0] : place[1]])[0])
        kinds = zip(whole[1:], ListeningKind, strict=True)
        return Doubt(start, end, max(kinds)[1])

    def _scores(self, text: str) -> list[float]:
        """Return the scores of a text: that it fails to listen, then of each kind; above 0 is worth a mark."""
        known = [self.weights[gram] for gram in grams_of(text) if gram in self.weights]
        scale = sqrt(max(len(known), 1))
        return [bias + sum(column) / scale for bias, *column in zip(self.weights[BIAS], *known, strict=True)]


@lru_cache(maxsize=1)
def stored_model() -> ListeningModel:
    """Return the model that comes with the package."""
    lines = (files("atoippo.texts") / WEIGHTS_FILE).read_text(encoding="utf-8").splitlines()
    return ListeningModel({gram: tuple(map(float, weights)) for gram, *weights in csv.reader(lines[1:])})
