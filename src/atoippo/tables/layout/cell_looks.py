"""How a cell looks, without asking what it means: a value such as an amount or a day, or a word."""

from __future__ import annotations

import re
import unicodedata

from atoippo.tables.sheet import Cell, is_filled

SPACES = re.compile(r"\s+")
LABEL_LENGTH = 40
SHARE_OF_DIGITS = 0.4  # 令和6年2月22日 has 4 of 9, 第1四半期 has 1 of 5


def looks_like_value(cell: Cell) -> bool:
    """Whether a cell is a number, an amount, a day or a code, be it written as text."""
    if not isinstance(cell, str):
        return cell is not None
    signs = cell.strip()
    return bool(signs) and sum(map(str.isdecimal, signs)) >= SHARE_OF_DIGITS * len(signs)


def looks_like_label(cell: Cell) -> bool:
    """Whether a cell could name a column: a short text that is no value."""
    return isinstance(cell, str) and is_filled(cell) and len(cell) <= LABEL_LENGTH and not looks_like_value(cell)


def folded(text: str) -> str:
    """Return a text without differences of width, case and spaces."""
    return SPACES.sub("", unicodedata.normalize("NFKC", text)).casefold()


def first_text(cells: tuple[Cell, ...]) -> str:
    """Return the first text of a row, "" where there is none."""
    return next((cell for cell in cells if isinstance(cell, str) and is_filled(cell)), "")
