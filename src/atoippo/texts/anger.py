"""Words of anger in what a customer writes (お怒り): such an answer goes to the manager first."""

from __future__ import annotations

import re
from typing import Final

from atoippo.values.japanese_text import normalize

LONGEST_TEXT: Final = 20_000  # characters read

_ANGER: Final = re.compile(r"怒り|憤り|二度と|不誠実|失望|クレーム|許せ(?:ない|ません)|信じられ(?:ない|ません)")


def is_angry(text: str) -> bool:
    """Whether a customer's words are angry; denied anger (「怒っているわけではありません」) is none."""
    return _ANGER.search(normalize(text[:LONGEST_TEXT])) is not None
