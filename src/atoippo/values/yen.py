"""Yen (円): amounts as Japanese sales files write them, read exactly, and amounts said shortly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from atoippo.values.blanks import says_nothing
from atoippo.values.currencies import CODES, MARKS
from atoippo.values.language import Language
from atoippo.values.numerals import NotANumeral, read_numeral

MOST_YEN = 10**18  # more than all money there is; a longer number is an id
_LONGEST_TEXT = 200


class NotAnAmount(ValueError):  # noqa: N818 - named as a sentence
    """The text is no single amount: words, a range, a limit, a date, or a number that can be read in two ways."""


class Tax(StrEnum):
    """Whether an amount says that it holds consumption tax (税込) or not (税抜)."""

    INCLUDED = "included"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class YenReading:
    """An amount as its text says it; another currency keeps text and code and has no yen."""

    text: str
    yen: int | None
    currency: str = "JPY"
    tax: Tax | None = None


_PLAIN = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})", re.ASCII)
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<T>[(\[【<]?(?:消費)?(?P<tax>税込み?|内税|税抜き?|税別|外税|\+税)[)\]】>]?:?)
    |(?P<A>\(?(?:約|およそ|おおよそ|おおむね|概ね|概算|推定|ざっと|程度|前後|くらい|ぐらい|ほど|見込み?|予定|目安|(?<=[円千万億兆])[位弱強])\)?:?)
    |(?P<N>(?:\d+(?:[,.]\d+)*|[〇零一二三四五六七八九十百千万億兆壱弐参拾萬])+(?:E[+-]?\d{{1,2}}|[KMB](?![A-Z]))?)
    |(?P<C>{"|".join(map(re.escape, MARKS))})
    |(?P<M>-)|(?P<S>[△▲]|マイナス)|(?P<U>\+)|(?P<P>\()|(?P<Q>\))|(?P<G>金)|(?P<D>[,.]-|―|也)
    )\s*""",
    re.VERBOSE | re.ASCII,
)
# Letters are the tokens' names: words before, a sign, the number with its currency (in brackets: negative), words after.
_SHAPE = re.compile("[TAG]*(?:(?:[SM]|U)?C?[SM]?NC?|C?PC?NC?Q)C?[MD]?[TAD]*")
_MINUSES = str.maketrans(dict.fromkeys("‐‑‒–−", "-") | {"—": "―", "─": "―", "¥": "¥"})
_SPACE_IN_NUMBER = re.compile(r"(?<=[兆億万])\s+(?=\d)")
_CUT_SHORT = re.compile(
    r"億[\d,]+$|万\d$"
)  # 1億2,000 or 3万5: said for 1億2,000万 and 3万5千, written for something else
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 1.200 is 1,200 in half of Europe
_SHORT_ENDS = {"K": 10**3, "M": 10**6, "B": 10**9}
_UNIT_WORDS = frozenset({"千", "百万", "千円", "万円", "百万円", "千万円", "億円"})


def read_yen(text: str, *, unit: int = 1) -> YenReading:
    """Return the amount that a cell says; NotAnAmount when it says none.

    `unit` (1,000 under 「金額（千円）」) multiplies bare numbers only: 1,200 becomes 1,200,000, but 1,200円, ¥1,200 and
    120万 stay what they say. Fractions of a yen are rounded half up.
    """
    if _PLAIN.fullmatch(text):
        return YenReading(text, _bounded(int(text.replace(",", "")) * unit, text))
    if len(text) > _LONGEST_TEXT:
        raise NotAnAmount(text[:_LONGEST_TEXT])
    return _read(text, unit)


@lru_cache(maxsize=1 << 14)
def _read(text: str, unit: int) -> YenReading:
    tokens = _tokens_of(text)
    shape = "".join(kind for kind, _ in tokens)
    if _SHAPE.fullmatch(shape) is None:
        raise NotAnAmount(text)
    currencies = {CODES.get(word, "JPY") for kind, word in tokens if kind == "C"}
    tax = _tax_of([word for kind, word in tokens if kind == "T"])
    if len(currencies) > 1:
        raise NotAnAmount(text)
    if currencies and currencies != {"JPY"}:
        return YenReading(text, None, currencies.pop(), tax)
    number = next(word for kind, word in tokens if kind == "N")
    value = _value_of(number, unit=unit, is_bare=not currencies, text=text)
    return YenReading(text, -value if _is_negative(shape, text) else value, "JPY", tax)


def _tokens_of(text: str) -> list[tuple[str, str]]:
    whole = unicodedata.normalize("NFKC", text).upper().translate(_MINUSES).strip()
    whole = _SPACE_IN_NUMBER.sub("", whole)
    tokens = []
    at = 0
    while at < len(whole):
        token = _TOKEN.match(whole, at)
        if token is None:
            raise NotAnAmount(text)
        kind = next(name for name in "TANCMSUPQGD" if token[name])
        tokens.append((kind, token["tax"] if kind == "T" else token[kind]))
        at = token.end()
    return tokens


def _tax_of(words: list[str]) -> Tax | None:
    if not words:
        return None
    return Tax.INCLUDED if words[0].startswith(("税込", "内税")) else Tax.EXCLUDED


def _is_negative(shape: str, text: str) -> bool:
    before = shape[: shape.index("N")]
    signs = sum(before.count(sign) for sign in "SMP")
    if signs > 1:
        raise NotAnAmount(text)
    return signs == 1


def _value_of(number: str, *, unit: int, is_bare: bool, text: str) -> int:
    short = _SHORT_ENDS.get(number[-1])
    digits = number[:-1] if short else number
    says_unit = short is not None or not digits[-1].isdigit() or any(sign in digits for sign in "十百千万億兆")
    refused = (is_bare and unit == 1 and _TWO_WAYS.fullmatch(number)) or (is_bare and _CUT_SHORT.search(number))
    if refused or number in _UNIT_WORDS or number + "円" in _UNIT_WORDS:
        raise NotAnAmount(text)
    try:
        value = read_numeral(digits)
    except NotANumeral:
        raise NotAnAmount(text) from None
    factor = short or (unit if is_bare and not says_unit else 1)
    return _bounded(int((value * factor).to_integral_value(ROUND_HALF_UP)), text)


def _bounded(yen: int, text: str) -> int:
    if abs(yen) >= MOST_YEN:
        raise NotAnAmount(text)
    return yen


_HEADER_UNIT = re.compile(
    r"(?<![\d一二三四五六七八九十])(?P<unit>億|千万|百万|十万|万|千)円(?!未満|以上|以下|超|台|単位)"
    r"|[(\[【<:/・,](?:単位:?)?(?P<short>百万|千|億|万|K|M)(?=[)\]】>・,]|¥|円)"
    r"|[(\[【<:/・,_ ](?:単位:?)?(?P<yen>円|JPY|¥|YEN)(?:$|[)\]】>・,/ ])|^円$",
)
_UNIT_FACTORS = {
    "億": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "K": 10**3,
    "M": 10**6,
}


def unit_in_header(header: str) -> int | None:
    """Return what a column's header multiplies its bare numbers by: 1,000 for 「金額（千円）」; None when it names no unit."""
    found = _HEADER_UNIT.search(unicodedata.normalize("NFKC", header[:_LONGEST_TEXT]).upper().replace(" ", ""))
    if found is None:
        return None
    return _UNIT_FACTORS.get(found["unit"] or found["short"] or "", 1)


def is_blank_amount(text: str) -> bool:
    """Whether a cell says that no amount is known yet (未定, 要見積, ―), which is not the same as 0."""
    return says_nothing(text)


def format_yen(yen: int, language: Language) -> str:
    """Return an exact amount in few signs: 320万円, 1億2,000万円, 9,500円; in English ¥3.2M or ¥3,190,000."""
    sign, amount = ("-" if yen < 0 else ""), abs(yen)
    return sign + (_in_japanese(amount) if language is Language.JA else _in_english(amount))


def _in_japanese(amount: int) -> str:
    if amount < 1_000_000 and amount % 10_000:
        return f"{amount:,}円"
    parts = [
        (amount // 10**12, "兆"),
        (amount // 10**8 % 10**4, "億"),
        (amount // 10**4 % 10**4, "万"),
        (amount % 10**4, ""),
    ]
    return "".join(f"{count:,}{unit}" for count, unit in parts if count) + "円" if amount else "0円"


def _in_english(amount: int) -> str:
    for size, name in ((10**9, "B"), (10**6, "M")):
        if amount >= size and amount % (size // 10) == 0:
            return f"¥{Decimal(amount) / size:,f}{name}"
    return f"¥{amount:,}"
