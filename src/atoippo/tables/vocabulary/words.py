"""How a word of a picklist is written in files: numbered, bracketed, joined with others; and how it is matched."""

from __future__ import annotations

import re
from functools import lru_cache

from atoippo.values.japanese_text import fold

LONGEST = 40  # a longer text is a sentence; the patterns need not look at it
_SIGNS = re.compile(r"[\W_]+")
_NUMBER_BEFORE = re.compile(
    r"^[\[(【<「]?(?:no\.?)?(?:\d{1,3}|[a-z])(?:[\])】>」]|[.:_、,\-=／/)]+)(?=.)|^\d{1,3}(?=[^\d%.,:/年月日件割]{2})|^[a-z](?=[^\x00-\x7f]{2})"
)
_MARKS_BEFORE = re.compile(r"^[■□●◆◇▼★☆・*>※]+(?=.)")
_PARTS = re.compile(r"[()\[\]【】「」『』<>:;、,。/|→⇒\n]+|(?<=[^\d])-(?=.)|―")
_JOINED = re.compile(r"[・&+]|または|および")


def key_of_word(text: str) -> str:
    """Return a word without width, case, spaces and signs, as the tables of words hold it."""
    return _SIGNS.sub("", fold(text))


@lru_cache(maxsize=8192)
def without_number(text: str) -> str:
    """Return a folded text without the number, letter or mark by which a picklist orders it (5.失注, A：価格, ①予算)."""
    folded = _MARKS_BEFORE.sub("", fold(text))
    return _NUMBER_BEFORE.sub("", folded, count=1)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the keys of the parts of a combined text, 失注（価格） or Closed - Lost, in their order."""
    keys = (key_of_word(part) for part in _PARTS.split(without_number(text)))
    return tuple(key for key in keys if key)


def joined_parts_of(text: str) -> tuple[str, ...]:
    """Return the keys of parts joined as equals too (最終・契約・稟議)."""
    keys = (key_of_word(part) for piece in _PARTS.split(without_number(text)) for part in _JOINED.split(piece))
    return tuple(key for key in keys if key)
