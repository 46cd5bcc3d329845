"""Units and currencies in the headers of amount columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atoippo.values.amount_headers import currency_in_header, unit_in_header

UNITS = {
    "Value (JPY k)": 1_000,
    "Amount USD M": 1_000_000,
    "見積金額 K": None,
    "金額（千円）": 1_000,
    "見込額[百万円]": 1_000_000,
    "金額 (万円)": 10_000,
    "（単位：千円）": 1_000,
    "単位：百万円": 1_000_000,
    "金額（単位千円）": 1_000,
    "金額（円）": 1,
    "MRR（円）": 1,
    "金額(税抜・円)": 1,
    "金額 円": 1,
    "円": 1,
    "受注金額_千円": 1_000,
    "受注金額千円": 1_000,
    "売上見込【億円】": 100_000_000,
    "売上見込(百万)": 1_000_000,
    "金額（円、千円未満切捨）": 1,
    "金額（千円／月）": 1_000,
    "Amount (JPY)": 1,
    "Amount (JPY thousand)": 1_000,
    "Amount (in millions of yen)": 1_000_000,
    "金額(K¥)": 1_000,
    "Amount (¥M)": 1_000_000,
    "売上（千USD）": 1_000,
    "金額": None,
    "": None,
    "見積金額 B": None,
    "金額(M)": None,
    "1万円以上の案件": None,
    "割引5千円": None,
    "円滑化対応": None,
    "百万円超案件フラグ": None,
    "担当者": None,
}


@pytest.mark.parametrize(("header", "unit"), UNITS.items())
def test_unit_in_header_reads_what_bare_numbers_count(header, unit):
    assert unit_in_header(header) == unit


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("金額（USD）", "USD"),
        ("Amount ($)", "USD"),
        ("売上（千ドル）", "USD"),
        ("Amount_EUR", "EUR"),
        ("金額（千円）", "JPY"),
        ("受注金額千円", "JPY"),
        ("金額（百万）", None),
        ("元請金額", None),
        ("金額", None),
    ],
)
def test_currency_in_header_reads_the_named_currency(header, currency):
    assert currency_in_header(header) == currency


@given(st.text(alphabet=st.characters() | st.sampled_from("金額(（千百万円単位：)）KM¥$ ")))
def test_headers_never_fail(header):
    assert (unit_in_header(header) or 1) >= 1
    assert (currency_in_header(header) or "JPY").isalpha()
