"""What the values of a column look like: how many are dates, amounts, outcomes, companies …, from a fair sample."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from atoippo.tables.vocabulary.flags import is_flag
from atoippo.tables.vocabulary.outcomes import outcome_of
from atoippo.tables.vocabulary.reasons import reason_of
from atoippo.tables.vocabulary.stages import looks_like_chance, reach_of
from atoippo.tables.vocabulary.words import LONGEST
from atoippo.values.blanks import says_nothing
from atoippo.values.companies import read_company
from atoippo.values.dates import AmbiguousDate, NotADate, read_date
from atoippo.values.outcome import Outcome
from atoippo.values.yen import NotAnAmount, read_yen

if TYPE_CHECKING:
    from collections.abc import Callable

    from atoippo.tables.columns.deal_columns import DealColumns

LOOKED_AT = 3_000  # rows, of which the filled cells are sampled
SAMPLE = 300
DIFFERENT = 80
_SERIAL = re.compile(r"(?:3[6-9]|4\d|5[01])\d{3}(?:\.\d+)?")  # 1998 to 2042
_ROUND_NUMBER = re.compile(r"[1-9][\d,]*,?000", re.ASCII)
_BARE_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class ColumnProfile:
    """A column's values: of how many rows, which share is filled, and those of a sample with their counts."""

    rows: int
    fill: float
    sample: Counter[str]

    @cached_property
    def sampled(self) -> int:
        """How many values the sample holds."""
        return sum(self.sample.values())

    @cached_property
    def different(self) -> float:
        """The share of different values: 1 when no value comes twice."""
        return len(self.sample) / self.sampled if self.sampled else 0.0

    @cached_property
    def length(self) -> float:
        """The mean length of a value."""
        return sum(len(text) * n for text, n in self.sample.items()) / self.sampled if self.sampled else 0.0

    @cached_property
    def dates(self) -> float:
        """The share of dates."""
        return self._share(is_date)

    @cached_property
    def serials(self) -> float:
        """The share of bare numbers that could be a spreadsheet's days, or eight digits that are a day."""
        return self._share(lambda text: _SERIAL.fullmatch(text) is not None)

    @cached_property
    def amounts(self) -> float:
        """The share of amounts, bare numbers included."""
        return self._share(is_amount)

    @cached_property
    def bare_numbers(self) -> float:
        """The share of bare numbers."""
        return self._share(lambda text: _BARE_NUMBER.fullmatch(text) is not None)

    @cached_property
    def outcomes(self) -> float:
        """The share of words for won, lost or open."""
        return self._share(lambda text: outcome_of(text) is not None)

    @cached_property
    def closings(self) -> float:
        """The share of words for won or lost."""
        return self._share(lambda text: outcome_of(text) in {Outcome.WON, Outcome.LOST})

    @cached_property
    def stages(self) -> float:
        """The share of words for a stage on the way."""
        return self._share(lambda text: reach_of(text) is not None)

    @cached_property
    def chances(self) -> float:
        """The share of chances and ranks."""
        return self._share(looks_like_chance)

    @cached_property
    def closings_or_chances(self) -> float:
        """The share of words for won or lost, chances and ranks together."""
        return self._share(lambda text: outcome_of(text) in {Outcome.WON, Outcome.LOST} or looks_like_chance(text))

    @cached_property
    def round_numbers(self) -> float:
        """The share of bare numbers that end in three zeros, as amounts do and ids do not."""
        return self._share(lambda text: _ROUND_NUMBER.fullmatch(text) is not None)

    @cached_property
    def reasons(self) -> float:
        """The share of words of a reason picklist."""
        return self._share(lambda text: reason_of(text) is not None)

    @cached_property
    def companies(self) -> float:
        """The share of names that say what kind of company they are."""
        return self._share(lambda text: read_company(text).kind != "")

    @cached_property
    def flags(self) -> float:
        """The share of yes and no."""
        return self._share(is_flag)

    def different_by(self, meaning: Callable[[str], object]) -> int:
        """Return how many different things the values mean, nothing not counted."""
        return len({found for text in self.sample if (found := meaning(text)) is not None})

    def _share(self, holds: Callable[[str], bool]) -> float:
        words = [(text, n) for text, n in self.sample.most_common(DIFFERENT)]
        total = sum(n for _, n in words)
        return sum(n for text, n in words if len(text) <= LONGEST and holds(text)) / total if total else 0.0


def profile_of(table: DealColumns, column: int) -> ColumnProfile:
    """Return the profile of a column; blanks and words that say nothing are left out of the sample."""
    texts = table.some_texts(column, LOOKED_AT)
    filled = [text for text in texts if text]
    step = max(1, len(filled) // SAMPLE)
    sample = Counter(text for text in filled[::step] if not says_nothing(text))
    return ColumnProfile(len(table.rows), len(filled) / len(texts) if texts else 0.0, sample)


def is_date(text: str) -> bool:
    """Whether a text is a date, be it one in several ways; bare five-digit numbers are not."""
    if _BARE_NUMBER.fullmatch(text) and len(text) != 8:
        return False
    try:
        read_date(text)
    except AmbiguousDate:
        return True
    except NotADate:
        return False
    return True


def is_amount(text: str) -> bool:
    """Whether a text is an amount."""
    try:
        read_yen(text)
    except NotAnAmount:
        return False
    return True
