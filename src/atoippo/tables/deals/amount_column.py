"""From the cells of an amount column to yen: unit and currency from the header, other currencies kept as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from atoippo.tables.deals.found import Fault, Found
from atoippo.values.currencies import CODES
from atoippo.values.japanese_text import fold
from atoippo.values.message import counted, msg
from atoippo.values.yen import NotAnAmount, currency_in_header, is_blank_amount, read_yen, unit_in_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from atoippo.values.message import Message

_UNIT_SAID = re.compile("([十百千]?[千万億]円|千円)単位|(?:^|[(\\[【 ])([十百千]?[万億]円|千円)(?:[)\\]】 ]|$)")
Amount = tuple[int | None, str | None]  # yen, or the text of an amount in another currency
NO_AMOUNT: Amount = (None, None)
UNIT_NAMES = {
    10**3: "千円",
    10**4: "万円",
    10**5: "十万円",
    10**6: "百万円",
    10**7: "千万円",
    10**8: "億円",
    10**9: "十億円",
    10**12: "兆円",
}


def read_amounts(texts: Sequence[str], header: str, *, unit: int, currencies: Sequence[str] | None) -> Found[Amount]:
    """Return the amounts of a column; `currencies` are the cells of the column that names each row's currency."""
    known: dict[str, Amount | None] = {}
    values: list[Amount] = []
    faults: dict[int, Fault] = {}
    column_currency = foreign(currency_in_header(header) or "")
    for row, text in enumerate(texts):
        if text not in known:
            known[text] = _amount(text, unit, column_currency)
        amount = known[text]
        if amount is None:
            advice = msg(
                "「{value}」は金額として読めません。「1,200,000」や「120万円」のように、金額だけを書いてください。",
                value=text,
            )
            faults[row] = Fault(header, text, advice)
        elif currencies is not None and amount[0] is not None and (code := foreign(currencies[row])):
            amount = (None, f"{text} {code}")
        values.append(amount or NO_AMOUNT)
    return Found(values, faults, _about_currencies(values))


def unit_of_column(header: str, title_unit: int | None) -> int:
    """Return what bare numbers are multiplied by: as the header says, else as a line above the table says."""
    named = unit_in_header(header)
    return named if named is not None else title_unit or 1


def header_with_unit(header: str, unit: int) -> str:
    """Return a header that names its unit, for rows that leave the title behind which named it."""
    return header if unit_in_header(header) is not None or unit == 1 else f"{header}（{UNIT_NAMES[unit]}）"


def unit_in_titles(titles: Sequence[str]) -> int | None:
    """Return the unit that a title row names (単位：千円), None where none does."""
    return next((unit for title in titles if (unit := _unit_in_title(title)) is not None), None)


def _unit_in_title(title: str) -> int | None:
    folded = fold(title)
    if (said := _UNIT_SAID.search(folded)) is not None:
        return unit_in_header(said[1] or said[2])
    return unit_in_header(title) if "単位" in folded else None


def about_unit(unit: int) -> Message | None:
    """Say how bare numbers of a column were read, where that is not plain yen."""
    return msg("{unit}単位として読みました", unit=UNIT_NAMES[unit]) if unit != 1 else None


def foreign(currency: str) -> str | None:
    """Return the code of another currency that a word or sign names; None for the yen, blanks and unknown words."""
    word = currency.strip().upper()
    return CODES.get(word) if word else None


def _amount(text: str, unit: int, currency: str | None) -> Amount | None:
    if not text or is_blank_amount(text):
        return NO_AMOUNT
    try:
        reading = read_yen(text, unit=unit)
    except NotAnAmount:
        return None
    if reading.yen is None:
        return None, text
    return (None, f"{text} {currency}") if currency else (reading.yen, None)


def _about_currencies(amounts: Sequence[Amount]) -> tuple[Message, ...]:
    n = sum(1 for _, other in amounts if other is not None)
    return (counted("円以外の通貨の{n}件は、金額の合計に入れていません。", n=n),) if n else ()
