"""The 法人番号 of each row's company; a cell that holds none is passed over and told about, its row is taken all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atoippo.tables.deals.found import Found
from atoippo.values.blanks import says_nothing
from atoippo.values.corporate_number import NotACorporateNumber, check_digit, read_corporate_number
from atoippo.values.japanese_text import fold
from atoippo.values.message import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_THE_REGISTER = "会社法人等番号"  # twelve digits; the 法人番号 is these with a check digit before them
_TWELVE_DIGITS = re.compile(r"\d{4}-?\d{2}-?\d{6}", re.ASCII)


def read_corporate_numbers(texts: Sequence[str], header: str) -> Found[str | None]:
    """Return the 法人番号 of each cell, None where there is none that can be read."""
    of_the_register = _OF_THE_REGISTER in fold(header)
    said = [text for text in dict.fromkeys(texts) if text and not says_nothing(text)]
    read = {text: _read(text, of_the_register=of_the_register) for text in said}
    unread = [text for text in texts if read.get(text, "") is None]
    notices = (
        counted(
            "「{column}」の{n}件は法人番号として読めないため、使いませんでした（例：{example}）。13桁の数字かどうかをお確かめください。",
            n=len(unread),
            column=header,
            example=unread[0],
        )
        for _ in unread[:1]
    )
    return Found([read.get(text) for text in texts], notices=tuple(notices))


def _read(text: str, *, of_the_register: bool) -> str | None:
    folded = fold(text).strip()
    if of_the_register and _TWELVE_DIGITS.fullmatch(folded):
        base = folded.replace("-", "")
        return f"{check_digit(base)}{base}"
    try:
        return read_corporate_number(text)
    except NotACorporateNumber:
        return None
