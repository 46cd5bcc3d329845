"""Currencies other than the yen, by the signs and words that stand beside an amount."""

from __future__ import annotations

from types import MappingProxyType

# Upper case, as the readers compare; a bare ドル or $ is taken for the US dollar.
CODES = MappingProxyType(
    {
        "$": "USD", "US$": "USD", "USD": "USD", "ドル": "USD", "米ドル": "USD", "弗": "USD",
        "€": "EUR", "EUR": "EUR", "ユーロ": "EUR", "£": "GBP", "GBP": "GBP", "ポンド": "GBP", "英ポンド": "GBP",
        "元": "CNY", "人民元": "CNY", "中国元": "CNY", "中国人民元": "CNY", "CNY": "CNY", "RMB": "CNY", "CN¥": "CNY",
        "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "豪ドル": "AUD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD", "カナダドル": "CAD",
        "HK$": "HKD", "HKD": "HKD", "香港ドル": "HKD", "S$": "SGD", "SG$": "SGD", "SGD": "SGD", "シンガポールドル": "SGD",
        "NT$": "TWD", "TWD": "TWD", "台湾ドル": "TWD", "台湾元": "TWD", "NZ$": "NZD", "NZD": "NZD",
        "₩": "KRW", "KRW": "KRW", "ウォン": "KRW", "韓国ウォン": "KRW", "฿": "THB", "THB": "THB", "バーツ": "THB",
        "₫": "VND", "VND": "VND", "ドン": "VND", "₹": "INR", "INR": "INR", "RS.": "INR", "ルピー": "INR",
        "CHF": "CHF", "スイスフラン": "CHF", "₱": "PHP", "PHP": "PHP", "IDR": "IDR", "RP": "IDR", "ルピア": "IDR",
        "MYR": "MYR", "RM": "MYR", "リンギット": "MYR", "BRL": "BRL", "R$": "BRL", "RUB": "RUB", "₽": "RUB",
        "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "MXN": "MXN", "AED": "AED", "PLN": "PLN", "CZK": "CZK",
    }
)  # fmt: skip
YEN_MARKS = frozenset({"¥", "\\", "JP¥", "JPY", "YEN", "円", "圓", "日本円"})
MARKS = tuple(sorted({*CODES, *YEN_MARKS}, key=len, reverse=True))  # the longest first: US$ before $
