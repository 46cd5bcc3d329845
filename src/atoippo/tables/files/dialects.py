"""Which sign separates the cells of a text file, found by how evenly it cuts the first lines."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ANNOUNCED = re.compile(r'"?sep=([,;\t|])"?[\r\n]')  # the first line with which Excel is told the separator
SEPARATORS = (",", "\t", ";", "|")
SAMPLE_CHARACTERS = 200_000
SAMPLE_RECORDS = 300


@dataclass(frozen=True, slots=True)
class Dialect:
    """The separator of a text file and the number of cells that most of its rows have."""

    separator: str
    width: int


def find_dialect(text: str) -> Dialect:
    """Return the separator that cuts the most rows into the same number of cells, the widest at a tie."""
    announced = ANNOUNCED.match(text)
    sample = text[:SAMPLE_CHARACTERS]
    candidates = announced[1] if announced else SEPARATORS
    scores = [(*_evenness(sample, separator), separator) for separator in candidates]
    _, width, separator = max(scores, key=lambda score: score[:2])
    return Dialect(separator, width)


def _evenness(sample: str, separator: str) -> tuple[int, int]:
    """Return how many rows share the commonest number of cells above one, and that number."""
    widths = Counter(width for width in islice(_widths(sample, separator), SAMPLE_RECORDS) if width > 1)
    return max(((rows, width) for width, rows in widths.items()), default=(0, 1))


def _widths(sample: str, separator: str) -> Iterator[int]:
    reader = csv.reader((line[0] for line in LINE.finditer(sample)), delimiter=separator)
    try:
        yield from map(len, reader)
    except csv.Error:  # a cell over the module's limit: what was seen so far has to do
        return
