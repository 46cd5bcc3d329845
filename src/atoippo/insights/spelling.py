"""One spelling for text that is searched: in whatever width, case or form of a character it was written; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.values.japanese_text import EVERYDAY_FORMS

if TYPE_CHECKING:
    import polars as pl

_OLD = {old: everyday for everyday, olds in EVERYDAY_FORMS.items() for old in olds}


def in_one_spelling(text: pl.Expr) -> pl.Expr:
    """Return text as words are looked for in it: ＥＲＰ and erp, ﾈｯﾄ and ネット, 髙橋 and 高橋 alike."""
    return text.str.normalize("NFKC").str.to_lowercase().str.replace_many(list(_OLD), list(_OLD.values()))
