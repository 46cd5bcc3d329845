"""Words for yes and no in a column that only ticks (受注フラグ, IsWon, ○)."""

from __future__ import annotations

from functools import lru_cache

from atoippo.values.japanese_text import fold

YES = frozenset((
    "true", "yes", "y", "1", "○", "〇", "◯", "◎", "✓", "✔", "☑", "レ", "有", "有り", "あり", "はい", "済", "済み",
    "オン", "on", "t", "●", "該当",
))  # fmt: skip
NO = frozenset((
    "false", "no", "n", "0", "×", "✕", "✖", "x", "無", "無し", "なし", "いいえ", "未", "オフ", "off", "f", "-",
    "ー", "非該当", "unknown",
))  # fmt: skip


@lru_cache(maxsize=1024)
def flag_of(text: str) -> bool | None:
    """Return whether a cell ticks or does not; None where it does neither."""
    key = fold(text)
    return True if key in YES else False if key in NO else None


def is_flag(text: str) -> bool:
    """Whether a cell says yes or no."""
    return flag_of(text) is not None
