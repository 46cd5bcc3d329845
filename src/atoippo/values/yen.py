"""Yen (円): amounts as Japanese sales files write them, read exactly, and amounts said shortly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

from atoippo.values.amount_headers import currency_in_header, unit_in_header
from atoippo.values.blanks import says_nothing
from atoippo.values.currencies import CODES, MARKS
from atoippo.values.japanese_text import normalize
from atoippo.values.language import Language
from atoippo.values.numerals import NotANumeral, read_numeral

__all__ = [
    "NotAnAmount",
    "Tax",
    "YenReading",
    "currency_in_header",
    "format_yen",
    "is_blank_amount",
    "read_yen",
    "unit_in_header",
]

_LONGEST_TEXT = 200
_MOST_YEN = 10**18  # more than all money there is, and as much as a database holds: a longer number is an id


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


_PLAIN = re.compile(r"([¥￥\\])?(-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4}))(?:\.0{1,2})?(円)?", re.ASCII)
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<T>[(\[【<]?(?:消費)?(?:税込み?|内税|税抜き?|税引き?|税別|外税|\+税)(?:価格|金額|額)?[)\]】>]?:?)
    |(?P<A>[(\[]?(?:約|およそ|おおよそ|おおむね|概ね|概算|推定|ざっと|程度|前後|くらい|ぐらい|ほど|見込み?|見積(?:も?り|額)?|想定|予定|目安|仮|確定|一式|総額
        |(?<=[円千万億兆])[位弱強])[)\]]?:?)
    |(?P<N>(?:\d+(?:[,.]\d+)*|[〇零一二三四五六七八九十百千万億兆壱弐参拾萬])++(?:E[+-]?\d{{1,2}}|[KMB](?![A-Z]))?)
    |(?P<C>{"|".join(map(re.escape, MARKS))})
    |(?P<M>[-ー])|(?P<S>[△▲▽▼]|マイナス)|(?P<U>\+)|(?P<P>\()|(?P<Q>\))|(?P<G>金)|(?P<D>[,.]-|―|也)
    )\s*""",
    re.VERBOSE | re.ASCII,
)
# The letters of the tokens in the order of an amount: words, a sign, currency and number (in brackets: negative), words.
_SHAPE = re.compile("[TAG]*(?:(?:[SM]|U)?C?[SM]?NC?|C?PC?NC?Q)C?[MD]?[TAD]*")
_SPACE_IN_NUMBER = re.compile(r"(?<=[兆億万]) (?=\d)|(?<=\d) (?=[千百万億兆])")
# 1億2,000 and 3万5 are said for 1億2,000万 and 3万5千, and are written for something else.
_CUT_SHORT = re.compile("億[^万]+$|兆[^億万]+$|万[1-9一二三四五六七八九]$")
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)  # 1.200 is 1,200 in half of Europe
_UNIT_ALONE = frozenset({"千", "百万", "千万"})  # the line below a header, not an amount
_UNITS = re.compile("[十百千万億兆拾萬]")
_SHORT_ENDS = {"K": 10**3, "M": 10**6, "B": 10**9}


def read_yen(text: str, *, unit: int = 1) -> YenReading:
    """Return the amount that a cell says; NotAnAmount when it says none.

    `unit` (1,000 under 「金額（千円）」) multiplies bare numbers only: 1,200 becomes 1,200,000, but 1,200円, ¥1,200 and
    120万 stay what they say. Fractions of a yen are rounded half up.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        factor = 1 if plain[1] or plain[3] else unit
        return YenReading(text, _bounded(int(plain[2].replace(",", "")) * factor, text))
    if len(text) > _LONGEST_TEXT:
        raise NotAnAmount(text[:_LONGEST_TEXT])
    return _read(text, unit)


def is_blank_amount(text: str) -> bool:
    """Whether a cell says that no amount is known yet (未定, 要見積, 一式, ¥ -), which is not the same as 0."""
    words = text.strip().strip("¥￥\\円$")
    return words == "一式" or says_nothing(words)


def format_yen(yen: int, language: Language) -> str:
    """Return an exact amount in few signs: 320万円, 1億2,000万円, 9,500円; in English ¥3.2M or ¥3,190,000."""
    sign, amount = ("-" if yen < 0 else ""), abs(yen)
    return sign + (_in_japanese(amount) if language is Language.JA else _in_english(amount))


@lru_cache(maxsize=1 << 14)
def _read(text: str, unit: int) -> YenReading:
    tokens = _tokens_of(text)
    shape = "".join(kind for kind, _ in tokens)
    currencies = {CODES.get(word, "JPY") for kind, word in tokens if kind == "C"}
    if _SHAPE.fullmatch(shape) is None or len(currencies) > 1:
        raise NotAnAmount(text)
    words = dict(tokens)
    tax = _tax_of(words["T"]) if "T" in words else None
    if currencies and currencies != {"JPY"}:
        return YenReading(text, None, currencies.pop(), tax)
    value = _value_of(words["N"], unit=None if currencies else unit, text=text)
    return YenReading(text, -value if _is_negative(shape, text) else value, "JPY", tax)


def _tokens_of(text: str) -> list[tuple[str, str]]:
    whole = _SPACE_IN_NUMBER.sub("", normalize(text).upper().lstrip("'"))  # ' marks text in a spreadsheet
    tokens = []
    at = 0
    while at < len(whole):
        token = _TOKEN.match(whole, at)
        if token is None:
            raise NotAnAmount(text)
        tokens.append((token.lastgroup or "", token[0].strip()))
        at = token.end()
    return tokens


def _tax_of(word: str) -> Tax:
    return Tax.INCLUDED if "税込" in word or "内税" in word else Tax.EXCLUDED


def _is_negative(shape: str, text: str) -> bool:
    signs = sum(letter in "SMP" for letter in shape[: shape.index("N")])
    if signs > 1:
        raise NotAnAmount(text)
    return signs == 1


def _value_of(number: str, *, unit: int | None, text: str) -> int:
    """Return the yen of a number that is bare (and takes the column's unit) or stands with a yen sign (unit None)."""
    is_cut_short = unit is not None and _CUT_SHORT.search(number)
    if is_cut_short or number in _UNIT_ALONE or (unit in {None, 1} and _TWO_WAYS.fullmatch(number)):
        raise NotAnAmount(text)
    end = _SHORT_ENDS.get(number[-1])
    try:
        value = read_numeral(number[:-1] if end else number)
    except NotANumeral:
        raise NotAnAmount(text) from None
    factor = end or (1 if unit is None or _UNITS.search(number) else unit)
    return _bounded(int((value * factor).to_integral_value(ROUND_HALF_UP)), text)


def _bounded(yen: int, text: str) -> int:
    if abs(yen) >= _MOST_YEN:
        raise NotAnAmount(text)
    return yen


def _in_japanese(amount: int) -> str:
    if amount < 1_000_000 and amount % 10_000:
        return f"{amount:,}円"
    trillions, rest = divmod(amount, 10**12)
    hundred_millions, rest = divmod(rest, 10**8)
    ten_thousands, ones = divmod(rest, 10**4)
    parts = ((trillions, "兆"), (hundred_millions, "億"), (ten_thousands, "万"), (ones, ""))
    return ("".join(f"{count:,}{unit}" for count, unit in parts if count) or "0") + "円"


def _in_english(amount: int) -> str:
    for size, name in ((10**9, "B"), (10**6, "M")):
        if amount >= size and amount % (size // 10) == 0:
            return f"¥{Decimal(amount) / size:,f}{name}"
    return f"¥{amount:,}"
