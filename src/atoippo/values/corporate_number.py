"""法人番号: the thirteen digits by which the state knows a company."""

from __future__ import annotations

import re
import unicodedata

_LONGEST_TEXT = 200
_SPACERS = re.compile(r"[\s\-\u2010-\u2015\u2212\u30fc]")
_DIGITS = re.compile(r"[Tt]?([1-9][0-9]{12})(?:\.0)?")  # ".0" is how a spreadsheet's number comes out


class NotACorporateNumber(ValueError):  # noqa: N818 - named as a sentence
    """The text is no 法人番号: not thirteen digits, or the check digit differs."""


def read_corporate_number(text: str) -> str:
    """Return the thirteen digits of a 法人番号 or of an invoice number (T and 法人番号), its check digit proved."""
    if len(text) > _LONGEST_TEXT:
        raise NotACorporateNumber(text[:_LONGEST_TEXT])
    found = _DIGITS.fullmatch(_SPACERS.sub("", unicodedata.normalize("NFKC", text)))
    if found is None or int(found[1][0]) != check_digit(found[1][1:]):
        raise NotACorporateNumber(text)
    return found[1]


def check_digit(base: str) -> int:
    """Return the digit that stands before a company's twelve own digits (9 − Σ digit × 1 or 2 from the right, mod 9)."""
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(base)))
    return 9 - weighted % 9
