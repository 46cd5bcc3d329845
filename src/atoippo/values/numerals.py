"""Numbers as Japanese writes them: 1,200, 1億2千万, 50百万, 二百万, 壱百万."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_KANJI_DIGITS = "〇零一二三四五六七八九壱弐参拾萬"
_KANJI = re.compile(f"[{_KANJI_DIGITS}]")
_WRITTEN_IN_DIGITS = str.maketrans(_KANJI_DIGITS, "00123456789123十万")
_WESTERN = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E[+-]?\d{1,2}", re.ASCII)
_BY_TEN_THOUSANDS = re.compile("(?:([^兆億万]+)兆)?(?:([^兆億万]+)億)?(?:([^兆億万]+)万)?([^兆億万]*)")
_BY_TENS = re.compile("(?:([^千百十]*)千)?(?:([^千百十]*)百)?(?:([^千百十]*)十)?([^千百十]*)")


class NotANumeral(ValueError):  # noqa: N818 - named as a sentence
    """The text is no number, or its parts don't follow each other as in a number."""


def read_numeral(text: str) -> Decimal:
    """Return the number that half-width digits, kanji digits and units (十百千万億兆) write together."""
    digits = text.translate(_WRITTEN_IN_DIGITS) if _KANJI.search(text) else text
    if _SCIENTIFIC.fullmatch(digits):
        return Decimal(digits)
    parts = _BY_TEN_THOUSANDS.fullmatch(digits)
    if parts is None or not digits:
        raise NotANumeral(text)
    return _sum((_below_ten_thousand(part) if part else Decimal(0) for part in parts.groups()), base=10_000)


def _below_ten_thousand(text: str) -> Decimal:
    """Return a number before 万, 億 or 兆, or the last one: 1,200 or 1.5 or 3千5百 (or 50百, as in 50百万円)."""
    parts = _BY_TENS.fullmatch(text)
    if parts is None:
        raise NotANumeral(text)
    *counts, ones = parts.groups(default="0")
    return _sum((_western(count) for count in (*(count or "1" for count in counts), ones or "0")), base=10)


def _western(text: str) -> Decimal:
    if _WESTERN.fullmatch(text) is None:
        raise NotANumeral(text)
    return Decimal(text.replace(",", ""))


def _sum(counts: Iterable[Decimal], *, base: int) -> Decimal:
    """Add up counts of falling units; only the first may reach the unit above (12,000万, not 1億12,000万) or be broken."""
    total = Decimal(0)
    is_broken = False
    for count in counts:
        if count and total and (count >= base or is_broken):
            raise NotANumeral(str(count))
        is_broken = is_broken or count != count.to_integral_value()
        total = total * base + count
    return total
