"""What a header says about its column: fields and clues with how sure each is, before a single value is looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from atoippo.tables.vocabulary.clues import Clue
from atoippo.tables.vocabulary.header_nothing import NOTHING
from atoippo.tables.vocabulary.header_patterns import JAPANESE_NAMES
from atoippo.tables.vocabulary.header_patterns_course import JAPANESE_COURSE
from atoippo.tables.vocabulary.header_patterns_english import ENGLISH
from atoippo.values.japanese_text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from atoippo.tables.vocabulary.clues import Meaning

_PATTERNS = (*JAPANESE_NAMES, *JAPANESE_COURSE, *ENGLISH)
_COMPILED = tuple((meaning, sure, re.compile(pattern, re.VERBOSE)) for meaning, sure, pattern in (*_PATTERNS, *NOTHING))
LONGEST_HEADER = 60
_ALSO_VALUES = (Clue.WON_FLAG, Clue.LOST_FLAG)  # 受注 and 失注 stand in cells more often than above them
_HEADER_WORD = re.compile(
    "|".join(
        f"(?:{pattern})" for meaning, sure, pattern in _PATTERNS if sure >= (0.85 if meaning in _ALSO_VALUES else 0.65)
    ),
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|《[^《》]*》|【[^【】]*】|〔[^〔〕]*〕|「[^「」]*」")
_DECORATION = re.compile(r"必須|任意|※|\*|(?<=.)欄$")
_NO_WORD = re.compile(r"[\W_]+")
_COUNTED = re.compile(r"(?<=[^\d])\d{1,2}$")
_WINS_TOO = re.compile("受注|受失注|勝|成否|結果|win|won|close|outcome|decision")
_UNIT = re.compile("(?:単位)?(?:(?:[千万億]|百万|千万)?円|税込み?|税抜き?|税別|jpy|yen)$")
_UNNAMED = re.compile(r"列[a-z]{1,3}")


def key_of(header: str) -> str:
    """Return a header as the patterns see it: folded, without signs, spaces and underscores."""
    return _NO_WORD.sub("", _DECORATION.sub("", fold(header).replace("#", "no")))


@lru_cache(maxsize=4096)
def meanings_of(header: str) -> Mapping[Meaning, float]:
    """Return what a header can mean, each with a confidence; a known header of nothing of ours says so alone."""
    found: dict[Meaning, float] = defaultdict(float)
    if len(header) > LONGEST_HEADER:
        return {}
    for key, trust in _readings(header):
        for meaning, sure, pattern in _COMPILED:
            if sure * trust > found[meaning] and pattern.fullmatch(key):
                found[meaning] = sure * trust
    nothing = found.pop(Clue.NOTHING, 0.0)
    best = max(found.values(), default=0.0)
    if nothing > 0 and nothing >= best - 0.02:
        return {Clue.NOTHING: nothing}
    return {meaning: sure for meaning, sure in found.items() if sure > 0}


def bare_key_of(header: str) -> str:
    """Return the key of a header without what stands in brackets, a unit or 「(管理番号:…)」."""
    return key_of(_BRACKETED.sub("", fold(header)))


def is_header_word(text: str) -> bool:
    """Whether a cell reads like one of our headers; quick enough for every cell of the top of a sheet."""
    return len(text) <= LONGEST_HEADER and _HEADER_WORD.fullmatch(bare_key_of(text)) is not None


def tells_wins_too(header: str) -> bool:
    """Whether a reason column is filled for won deals as well (受注/失注理由)."""
    return _WINS_TOO.match(key_of(header)) is not None


def is_unnamed(header: str) -> bool:
    """Whether a column has no header of its own (列C stands for one)."""
    return not key_of(header) or _UNNAMED.fullmatch(key_of(header)) is not None


def _readings(header: str) -> list[tuple[str, float]]:
    """Return the ways to read a header, the whole first, then without brackets, counters and the table it comes from."""
    folded = fold(header)
    bare = _BRACKETED.sub("", folded)
    inside = "".join(part[1:-1] for part in _BRACKETED.findall(folded))
    ways = [(folded, 1.0), (bare, 0.99), (inside + bare, 0.98)]
    ways += [(part, 0.9) for sign in ":./" for part in [bare.rpartition(sign)[2]] if sign in bare]
    ways += [(bare.rpartition("_")[0], 0.9)] if not bare.isascii() else []
    ways += [(_COUNTED.sub("", key_of(bare)), 0.9), (_UNIT.sub("", key_of(bare)), 0.99)]
    keys = ((key_of(way), trust) for way, trust in ways)
    return [(key, trust) for key, trust in keys if key]
