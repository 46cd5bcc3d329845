"""The form in which a clause is looked at: one width, small letters, numbers alike, Latin words set apart by blanks."""

from __future__ import annotations

import re

from atoippo.texts.refusal import without_refusal
from atoippo.values.japanese_text import normalize

_NUMBER = re.compile(r"[0-9][0-9,.]*")
_LATIN_WORD = re.compile(r"[a-z][a-z0'&/-]*")
_BLANKS = re.compile(r"\s+")
_BLANK_BETWEEN_JAPANESE = re.compile(r"(?<=[^ -~]) (?=[^ -~])")


def folded(clause: str) -> str:
    """Return a clause as the features see it, with a blank at either end: 「単価NG, 3ヶ月後」 → 「 単価 ng , 0ヶ月後 」."""
    plain = _NUMBER.sub("0", without_refusal(normalize(clause)).lower())
    spaced = _BLANKS.sub(" ", _LATIN_WORD.sub(r" \g<0> ", plain))
    return f" {_BLANK_BETWEEN_JAPANESE.sub('', spaced).strip()} "
