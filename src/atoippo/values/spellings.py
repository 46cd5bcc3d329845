"""A word as files may spell it: in full and half width, capital and small, with old forms of characters."""

from __future__ import annotations

import unicodedata
from itertools import islice, product

from atoippo.values.japanese_text import EVERYDAY_FORMS, normalize

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_VOICED_MARK, _HALF_VOICED_MARK = "ﾞ", "ﾟ"
_MOST_OLD_FORMS = 12


def _narrow_kana() -> dict[int, str]:
    plain = [chr(code) for code in range(0xFF61, 0xFF9E)]
    voiced = [sign + mark for sign in plain for mark in (_VOICED_MARK, _HALF_VOICED_MARK)]
    full = {unicodedata.normalize("NFKC", narrow): narrow for narrow in (*plain, *voiced)}
    return {ord(wide): narrow for wide, narrow in full.items() if len(wide) == 1}


_NARROW = _narrow_kana()


def spellings(word: str) -> tuple[str, ...]:
    """Return the word in one width first, then as it may stand in a file: ERP, ＥＲＰ, ｅｒｐ; ネット, ﾈｯﾄ."""
    plain = normalize(word)
    forms = (plain, word, *(form.translate(_WIDE) for form in (plain, plain.upper(), plain.lower())))
    return tuple(dict.fromkeys((*forms, plain.translate(_NARROW))))


def old_forms(word: str) -> tuple[str, ...]:
    """Return the word with old forms of its characters, as names of people keep them: 高橋, 髙橋; the plain word first."""
    everyday = normalize(word)
    choices = (sign + EVERYDAY_FORMS.get(sign, "") for sign in everyday)
    return tuple("".join(signs) for signs in islice(product(*choices), _MOST_OLD_FORMS))
