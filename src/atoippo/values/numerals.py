"""Numbers as Japanese writes them: 1,200, 1億2千万, 二百万, 金額の壱百万."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS_OF_KANJI = str.maketrans("〇零一二三四五六七八九壱弐参拾萬", "00123456789123十万")
_KANJI = re.compile("[〇零一二三四五六七八九壱弐参拾萬]")
_WESTERN = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:E[+-]?\d{1,2})?", re.ASCII)
_BY_TEN_THOUSANDS = re.compile("(?:([^兆億万]+)兆)?(?:([^兆億万]+)億)?(?:([^兆億万]+)万)?([^兆億万]*)")
_BY_TENS = re.compile(r"(?:([\d,.]*)千)?(?:([\d,.]*)百)?(?:([\d,.]*)十)?([\d,.]*)", re.ASCII)


class NotANumeral(ValueError):  # noqa: N818 - named as a sentence
    """The text is no number, or its parts don't follow each other as in a number."""


def read_numeral(text: str) -> Decimal:
    """Return the number that half-width digits, kanji digits and units (十百千万億兆) write together."""
    digits = text.translate(_DIGITS_OF_KANJI) if _KANJI.search(text) else text
    if _WESTERN.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    parts = _BY_TEN_THOUSANDS.fullmatch(digits)
    if parts is None or not digits:
        raise NotANumeral(text)
    return _sum([_below_ten_thousand(part) if part else None for part in parts.groups()], base=10_000)


def _below_ten_thousand(text: str) -> Decimal:
    """Return the number before 万, 億 or 兆, or the last one: 1,200 or 1.5 or 3千5百 (or 50百, as in 50百万円)."""
    if _WESTERN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    parts = _BY_TENS.fullmatch(text)
    if parts is None:
        raise NotANumeral(text)
    *counts, ones = parts.groups()
    return _sum(
        [None if count is None else _western(count or "1") for count in counts] + [_western(ones) if ones else None],
        base=10,
    )


def _western(text: str) -> Decimal:
    if _WESTERN.fullmatch(text) is None:
        raise NotANumeral(text)
    return Decimal(text.replace(",", ""))


def _sum(parts: list[Decimal | None], *, base: int) -> Decimal:
    """Add up counts of falling units; only the first may reach the unit above it (12,000万, but not 1億12,000万)."""
    total = Decimal(0)
    for count in parts:
        if count is not None and total and count >= base:
            raise NotANumeral(str(count))
        total = total * base + (count or 0)
    return total
