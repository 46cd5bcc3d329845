"""Which columns are blank where they mean "as above", as office lists write them, and which are simply not filled in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

from atoippo.tables.rows import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

MAY_MEAN_AS_ABOVE = (Field.COMPANY, Field.MEMBER, Field.TEAM, Field.PRODUCT, Field.INDUSTRY, Field.REGION)
DITTO = frozenset({"〃", "同上", "″", "”", '"', "々", "↑", "〻"})
EXPECTED_TWINS = 3.0
SHARE_OF_BLOCKS = 0.3
MANY_ROWS = 20
FEWEST_ROWS = 7  # a wrong company is worse than a missing one, and few rows prove little


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What adjacent rows of a column say together: pairs both filled, and twins among them, seen and by chance."""

    rows: int
    filled: int
    pairs: int
    twins: int
    same_by_chance: float

    @property
    def blank_share(self) -> float:
        """The share of blank cells."""
        return 1 - self.filled / self.rows

    @property
    def expected_twins(self) -> float:
        """How many filled pairs would be equal by chance."""
        return self.same_by_chance * self.pairs

    @property
    def repeats_are_blank(self) -> bool:
        """Whether names hardly follow themselves, and blanks are about as many as the names that should."""
        few = self.twins == 0 or self.twins <= self.expected_twins - 2.5 * self.expected_twins**0.5
        enough = self.rows - self.filled >= 0.4 * self.same_by_chance * self.rows
        return self.expected_twins >= EXPECTED_TWINS and few and enough

    @property
    def are_all_different(self) -> bool:
        """Whether no name comes again anywhere."""
        return self.same_by_chance * self.filled <= 1.0

    @property
    def expected_pairs(self) -> float:
        """How many adjacent rows would both be filled if blanks fell at random."""
        return (1 - self.blank_share) ** 2 * (self.rows - 1)


def means_as_above(sheets: Sequence[Sequence[str]], field: Field) -> bool:
    """Whether blanks of a column mean "as above"; the column is given sheet by sheet.

    A list that writes a name only when it changes never has the same name twice in a row, though chance alone would
    give some (`EXPECTED_TWINS` at least, or nothing can be said), and has about as many blanks. A list in blocks has
    names followed by blanks and hardly ever two names together. Values that are simply missing show neither. No column
    whose first cell is blank counts.
    """
    filled = [texts for texts in sheets if texts]
    if not filled or any(not texts[0] for texts in filled) or all(all(texts) for texts in filled):
        return False
    seen = neighbours_of(filled)
    return seen.repeats_are_blank or _in_blocks(seen, field)


def _in_blocks(seen: Neighbours, field: Field) -> bool:
    """Whether names stand apart and at the top, as blanks at random would hardly leave them; deals need companies most."""
    share = SHARE_OF_BLOCKS * (2 if seen.are_all_different and seen.rows >= MANY_ROWS else 1)
    if (
        seen.rows < FEWEST_ROWS
        or seen.blank_share < 0.3
        or seen.twins
        or seen.filled < 2
        or seen.pairs > share * seen.expected_pairs
    ):
        return False
    if field is Field.COMPANY and seen.are_all_different and seen.rows >= MANY_ROWS:
        return True
    by_chance = (1 - seen.blank_share) * exp(-seen.expected_pairs)
    return by_chance <= (0.2 if field is Field.COMPANY else 0.05)


def neighbours_of(sheets: Sequence[Sequence[str]]) -> Neighbours:
    """Count the adjacent rows of a column over its sheets."""
    counts = Counter(text for texts in sheets for text in texts if text)
    filled = sum(counts.values())
    same_by_chance = sum((n / filled) ** 2 for n in counts.values()) if filled else 0.0
    pairs = [(a, b) for texts in sheets for a, b in pairwise(texts) if a and b]
    twins = sum(1 for a, b in pairs if a == b)
    return Neighbours(sum(map(len, sheets)), filled, len(pairs), twins, same_by_chance)


def filled_from_above(texts: Sequence[str], *, blanks: bool) -> list[str]:
    """Return a column of one sheet with ditto signs (〃, 同上), and blanks if they mean so, taking the value above."""
    above = ""
    filled = []
    for text in texts:
        above = above if text in DITTO or (blanks and not text) else text
        filled.append(above)
    return filled
