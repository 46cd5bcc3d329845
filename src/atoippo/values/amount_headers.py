"""What a column's header says about its amounts: the unit (千円) and the currency (USD)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from atoippo.values.currencies import CODES, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_HEADER = 200
_FACTORS = MappingProxyType(
    {
        "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "億": 10**8, "十億": 10**9, "兆": 10**12,
        "K": 10**3, "M": 10**6, "MM": 10**6, "MN": 10**6, "MIL": 10**6, "B": 10**9, "BN": 10**9,
        "THOUSAND": 10**3, "THOUSANDS": 10**3, "MILLION": 10**6, "MILLIONS": 10**6, "BILLION": 10**9, "BILLIONS": 10**9,
    }
)  # fmt: skip
_TOO_SHORT_ALONE = frozenset({"K", "M", "MM", "B"})  # 見積金額 B is the second quote, not billions
_BETWEEN = re.compile(r"[\s()\[\]【】<>「」『』〔〕{}:;/|・,、。_'\-―]+")
_FACTOR = "|".join(sorted(_FACTORS, key=len, reverse=True))
_MARK = "|".join(map(re.escape, MARKS))
# A piece of the header that is nothing but unit and currency: 千円, 単位千円, ¥M, KUSD, 百万.
_PIECE = re.compile(rf"(?:単位)?(?P<before>{_FACTOR})?(?P<mark>{_MARK})?(?P<after>{_FACTOR})?(?:単位)?")
# A piece that ends in a unit: 受注金額千円. Digits before make it an amount (5千円割引, 1万円).
_END = re.compile(rf"(?<![\d一二三四五六七八九])(?P<before>{_FACTOR})(?P<after>)(?P<mark>円)(?:単位)?$")


def unit_in_header(header: str) -> int | None:
    """Return what a column's header multiplies bare numbers by: 1,000 for 「金額（千円）」; None when it names no unit."""
    factors = [factor for factor, _ in _said_in(header)]
    return max(factors, default=None)


def currency_in_header(header: str) -> str | None:
    """Return the currency code that a column's header names: USD for 「金額（USD）」; None when it names none."""
    return next((currency for _, currency in _said_in(header) if currency), None)


@lru_cache(maxsize=1 << 10)
def _said_in(header: str) -> tuple[tuple[int, str | None], ...]:
    upper = unicodedata.normalize("NFKC", header[:_LONGEST_HEADER]).upper()
    return tuple(_units_of(_BETWEEN.split(upper)))


def _units_of(pieces: list[str]) -> Iterator[tuple[int, str | None]]:
    for previous, piece in pairwise(["", *pieces]):
        if piece in _TOO_SHORT_ALONE and previous not in MARKS:  # JPY k is thousands of yen
            continue
        found = _PIECE.fullmatch(piece) or _END.search(piece)
        if found and (found["before"] or found["mark"] or found["after"]):
            factor = _FACTORS.get(found["before"] or found["after"] or "", 1)
            yield factor, CODES.get(found["mark"], "JPY") if found["mark"] else None
