"""Sentences on lines of a terminal: Japanese by its line-breaking manners (kinsoku), English by words."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NOT_AT_START = frozenset(
    "、。，．,.;:・：；！？!?%％…‥ー―～〜々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ）)」』】〕］]｝}〉》”’"
)
NOT_AT_END = frozenset("（(「『【〔［[｛{〈《“‘")
NARROWEST, WIDEST = 40, 100  # longer lines than these are hard to read, shorter ones can't be


def terminal_width() -> int:
    """Return how many cells a line of help or of an error may fill."""
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def cells(text: str) -> int:
    """Return how many cells of a terminal a text fills."""
    return sum(map(_cells_of_sign, text))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines no wider than `width` cells; only what can't be broken otherwise is cut in the middle."""
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, width)]


def fold(text: str, *, width: int, first: str = "", rest: str = "") -> str:
    """Return the wrapped text as one, its first line and the others indented as said."""
    lines = wrap(text, max(width - max(cells(first), cells(rest)), 2))
    return "\n".join((first if number == 0 else rest) + line for number, line in enumerate(lines))


def widest_unit(text: str) -> int:
    """Return the cells of the widest piece that should not be broken."""
    return max(cells(unit.rstrip()) for paragraph in text.split("\n") for unit in _units(paragraph))


def _cells_of_sign(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for unit in _units(paragraph):
        if cells(lines[-1]) + cells(unit.rstrip()) <= width:
            lines[-1] += unit
            continue
        if lines[-1].strip():
            lines.append("")
        *full, last = _cut(unit.lstrip(), width)
        lines[-1:] = [*full, last]
    return [line.rstrip() for line in lines]


def _units(paragraph: str) -> Iterator[str]:
    """Yield the pieces between which a line may end."""
    unit = ""
    for sign in paragraph:
        if unit and _may_break(unit, sign):
            yield unit
            unit = ""
        unit += sign
    yield unit


def _may_break(unit: str, after: str) -> bool:
    if after == " " or after in NOT_AT_START or unit.rstrip()[-1:] in NOT_AT_END:
        return False
    return unit[-1] == " " or _cells_of_sign(unit[-1]) == 2 or _cells_of_sign(after) == 2


def _cut(unit: str, width: int) -> list[str]:
    """Cut what no line can hold; most often it fits and stays whole."""
    pieces = [""]
    for sign in unit:
        if cells(pieces[-1]) + _cells_of_sign(sign) > width and not sign.isspace():
            pieces.append("")
        pieces[-1] += sign
    return pieces
