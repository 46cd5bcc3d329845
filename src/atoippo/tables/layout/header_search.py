"""Which row of a sheet is the header: a row of short words, above rows of about the same width with values in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from atoippo.tables.layout.cell_looks import folded, looks_like_label, looks_like_value
from atoippo.tables.sheet import is_filled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from atoippo.tables.sheet import Row

SEARCHED_ROWS = 100
ROWS_BELOW = 30
ROWS_LOOKED_AT = 2 * SEARCHED_ROWS
WIDE_ROWS_ABOVE = 2  # a group row and a stray one; more of them are a table of their own
ENOUGH_KNOWN_WORDS = 3  # these make a header even below another table


@dataclass(frozen=True, slots=True)
class _Look:
    """Which columns of a row hold anything, and which of them a value or a label."""

    filled: frozenset[int]
    values: frozenset[int]
    labels: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row that may be the header, and what speaks for and against it."""

    index: int
    labels: int  # distinct short words
    known: int  # of them, words that headers are known to use
    values: int  # amounts, days, codes
    contrasts: int  # columns with a word here and values below
    is_among_likes: bool  # the rows below are about as wide, or there are none
    wide_rows_above: int

    @property
    def score(self) -> int:
        """How much speaks for the row, to compare it with others of its sheet."""
        return self.labels + 2 * self.known + self.contrasts - 2 * self.values

    @property
    def is_header(self) -> bool:
        """Whether enough speaks for the row to be a header at all."""
        if self.values * 3 > self.labels or (self.values and not self.known and not self.contrasts):
            return False
        if self.known >= ENOUGH_KNOWN_WORDS:
            return True
        is_plausible = self.known >= 2 or (self.labels >= 2 and self.contrasts > 0) or self.labels >= 3
        return is_plausible and self.is_among_likes and self.wide_rows_above <= WIDE_ROWS_ABOVE


def find_header(rows: Sequence[Row], known_words: Collection[str]) -> int | None:
    """Return the index of the header among the first hundred rows, or None where no row is one."""
    known = frozenset(map(folded, known_words))
    looks = [_look(row) for row in rows[:ROWS_LOOKED_AT]]
    candidates = (_candidate(index, rows[index], looks, known) for index in range(min(len(rows), SEARCHED_ROWS)))
    best = max(
        (candidate for candidate in candidates if candidate.is_header),
        key=lambda candidate: (candidate.score, -candidate.index),
        default=None,
    )
    return best.index if best else _only_column(rows, known)


def _only_column(rows: Sequence[Row], known: Collection[str]) -> int | None:
    """Return the first row of a list of one column, if its word is a known one."""
    filled = [(index, row) for index, row in enumerate(rows[:ROWS_LOOKED_AT]) if not row.is_blank]
    if not filled or any(len(row.cells) > 1 for _, row in filled):
        return None
    index, row = filled[0]
    return index if folded(str(row.cells[0])) in known else None


def _look(row: Row) -> _Look:
    filled = frozenset(column for column, cell in enumerate(row.cells) if is_filled(cell))
    return _Look(
        filled,
        frozenset(column for column in filled if looks_like_value(row.cells[column])),
        frozenset(column for column in filled if looks_like_label(row.cells[column])),
    )


def _candidate(index: int, row: Row, looks: Sequence[_Look], known: Collection[str]) -> _Candidate:
    look = looks[index]
    words = {folded(str(row.cells[column])) for column in look.labels}
    below = list(islice((other for other in looks[index + 1 :] if other.filled), ROWS_BELOW))
    wide = max(3, round(0.7 * len(look.filled)))
    return _Candidate(
        index=index,
        labels=len(words),
        known=len(words.intersection(known)),
        values=len(look.values),
        contrasts=sum(_holds_values(column, below) for column in look.labels),
        is_among_likes=not below or 2 * median(len(other.filled) for other in below) >= len(look.filled),
        wide_rows_above=sum(len(other.filled) >= wide for other in looks[:index]),
    )


def _holds_values(column: int, below: Sequence[_Look]) -> bool:
    """Whether most of what stands below in a column are values."""
    return 2 * sum(column in look.values for look in below) > sum(column in look.filled for look in below)
