"""Amounts as sales files write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atoippo.values.language import Language
from atoippo.values.yen import NotAnAmount, Tax, YenReading, format_yen, is_blank_amount, read_yen

SPELT = {
    "0": 0,
    "1200": 1_200,
    "1,200": 1_200,
    "-1,200": -1_200,
    "3190.0": 3_190,
    "1,200.00": 1_200,
    "1200.5": 1_201,
    "0.4": 0,
    "0.5": 1,
    "-0.5": -1,
    "1.2E+07": 12_000_000,
    "1.2e7": 12_000_000,
    "６，３７０，０００": 6_370_000,
    " 1,200 ": 1_200,
    "\u30001,200\u00a0円\n": 1_200,
    "'1,200": 1_200,
    "+1,200": 1_200,
    "¥1,200": 1_200,
    "￥1,200": 1_200,
    "\\1,200": 1_200,
    "￥ 1,200": 1_200,
    "JPY 1,200": 1_200,
    "1,200 JPY": 1_200,
    "¥1,200円": 1_200,
    "1,200円": 1_200,
    "1,200-": 1_200,
    "1,200,-": 1_200,
    "￥1,200.-": 1_200,
    "1,200円也": 1_200,
    "金1,200円也": 1_200,
    "1,200千円": 1_200_000,
    "1,200 千円": 1_200_000,
    "50百万円": 50_000_000,
    "2.5百万円": 2_500_000,
    "300万": 3_000_000,
    "３００万円": 3_000_000,
    "300.5万円": 3_005_000,
    "1,200万円": 12_000_000,
    "12,000万円": 120_000_000,
    "1.5億": 150_000_000,
    "1億円": 100_000_000,
    "1億2,000万円": 120_000_000,
    "1億 2,000万円": 120_000_000,
    "1億2000万": 120_000_000,
    "1億2千万円": 120_000_000,
    "1億2,000円": 100_002_000,
    "2兆3億円": 2_000_300_000_000,
    "3千万": 30_000_000,
    "3千5百万": 35_000_000,
    "2千5百円": 2_500,
    "3万5千": 35_000,
    "3万500円": 30_500,
    "二百万円": 2_000_000,
    "三百万": 3_000_000,
    "千二百万円": 12_000_000,
    "十億円": 1_000_000_000,
    "一二〇〇円": 1_200,
    "金壱百万円也": 1_000_000,
    "弐拾参萬円": 230_000,
    "3.2M": 3_200_000,
    "¥3.2M": 3_200_000,
    "500K": 500_000,
    "2B": 2_000_000_000,
    "△500千円": -500_000,
    "▲500": -500,
    "△ 500": -500,
    "−1,000": -1_000,
    "－1,000": -1_000,
    "ー1,000": -1_000,
    "(1,000)": -1_000,
    "（1,000）": -1_000,
    "(1,000)円": -1_000,
    "¥(1,000)": -1_000,
    "(¥1,000)": -1_000,
    "-¥1,000": -1_000,
    "¥-1,000": -1_000,
    "マイナス300万円": -3_000_000,
    "約300万": 3_000_000,
    "およそ300万円": 3_000_000,
    "概算：300万円": 3_000_000,
    "300万円程度": 3_000_000,
    "300万円前後": 3_000_000,
    "300万円位": 3_000_000,
    "300万円くらい": 3_000_000,
    "300万円（見込）": 3_000_000,
    "300万円(見積り)": 3_000_000,
    "総額300万円（仮）": 3_000_000,
}

REFUSED = (
    "",
    "未定",
    "お見積り",
    "1.200.000",
    "1.200",
    "¥1.200",
    "1.200,50",
    "1,2000",
    "1,20,000",
    "12,34",
    "1 200",
    "1,200,",
    "300〜500万円",
    "300～500万円",
    "300-500万円",
    "300万円〜",
    "300万円以上",
    "300万円/年",
    "月額10万円",
    "10万円（月額）",
    "300万円（税込330万円）",
    "1,200円×3",
    "千円",
    "百万円",
    "万円",
    "億",
    "円",
    "¥",
    "1億2,000",
    "1億2千",
    "3万5",
    "1億12,000万円",
    "1.5億2,000万円",
    "1万億円",
    "3百,万円",
    "3百1,2万円",
    "-(1,000)",
    "-¥-1,000",
    "(1,000",
    "$1,200円",
    "3位",
    "3件",
    "100%",
    "10:30",
    "2026/3/31",
    "2026年3月31日",
    "#REF!",
    "1" * 19,
    "1E99",
    "1E-400",
    "9" * 201,
)

FOREIGN = {
    "$1,200": "USD",
    "US$1,200": "USD",
    "1,200 usd": "USD",
    "1,200ドル": "USD",
    "120万米ドル": "USD",
    "-$1,200.50": "USD",
    "€1.200,00": "EUR",
    "1,200ユーロ": "EUR",
    "1,200元": "CNY",
    "CN¥1,200": "CNY",
    "1,200人民元": "CNY",
    "£1.2M": "GBP",
    "500KRW": "KRW",
    "HK$ 300": "HKD",
}


@pytest.mark.parametrize(("text", "yen"), SPELT.items())
def test_read_yen_reads_what_people_write(text, yen):
    assert read_yen(text) == YenReading(text, yen)


@pytest.mark.parametrize("text", REFUSED)
def test_read_yen_refuses_what_is_no_single_amount(text):
    with pytest.raises(NotAnAmount):
        read_yen(text)


@pytest.mark.parametrize(("text", "code"), FOREIGN.items())
def test_read_yen_keeps_other_currencies_out_of_yen(text, code):
    assert read_yen(text) == YenReading(text, None, code)


@pytest.mark.parametrize(
    ("text", "yen", "tax"),
    [
        ("1,200円（税抜）", 1_200, Tax.EXCLUDED),
        ("1,200円(税別)", 1_200, Tax.EXCLUDED),
        ("300万円＋税", 3_000_000, Tax.EXCLUDED),
        ("税抜価格 1,200円", 1_200, Tax.EXCLUDED),
        ("300万円(税別)程度", 3_000_000, Tax.EXCLUDED),
        ("税込1,200円", 1_200, Tax.INCLUDED),
        ("1,200円【税込】", 1_200, Tax.INCLUDED),
        ("1,200（消費税込み）", 1_200, Tax.INCLUDED),
        ("1,200円 内税", 1_200, Tax.INCLUDED),
        ("$1,200（税抜）", None, Tax.EXCLUDED),
    ],
)
def test_read_yen_keeps_what_is_said_of_tax(text, yen, tax):
    reading = read_yen(text)

    assert (reading.yen, reading.tax) == (yen, tax)


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("1,200", 1_200_000),
        ("1200.0", 1_200_000),
        ("1.5", 1_500),
        ("1.234", 1_234),
        ("△500", -500_000),
        ("約1,200（税抜）", 1_200_000),
        ("一二〇〇", 1_200_000),
        ("1,200円", 1_200),
        ("¥1,200", 1_200),
        ("約1,200円", 1_200),
        ("1,200千円", 1_200_000),
        ("120万", 1_200_000),
        ("1.2M", 1_200_000),
    ],
)
def test_read_yen_multiplies_bare_numbers_by_the_columns_unit(text, yen):
    assert read_yen(text, unit=1_000).yen == yen


@pytest.mark.parametrize("text", ["1,200,000,000,000", "1200000000000.5"])
def test_read_yen_refuses_more_than_all_money(text):
    with pytest.raises(NotAnAmount):
        read_yen(text, unit=10**6)


@given(
    st.text(alphabet=st.characters() | st.sampled_from("0123456789,.-¥円千百万億△▲()税約KME $元一二")),
    st.sampled_from([1, 1000]),
)
@example("ı", 1)
@example("1" * 150 + "." + "9" * 49, 1)
def test_read_yen_raises_nothing_else_on_any_text(text, unit):
    try:
        reading = read_yen(text, unit=unit)
    except NotAnAmount:
        return

    assert (reading.text, abs(reading.yen or 0) < 10**18) == (text, True)


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_read_yen_reads_plain_and_grouped_numbers_back(yen):
    assert {read_yen(spelt).yen for spelt in (str(yen), f"{yen:,}", f"{yen:,}円", f"¥{yen:,}")} == {yen}


@given(st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from(Language))
def test_format_yen_loses_nothing(yen, language):
    assert read_yen(format_yen(yen, language)).yen == yen


@given(st.decimals(-(10**12), 10**12, places=2), st.decimals(-(10**12), 10**12, places=2))
def test_read_yen_keeps_the_order_of_numbers(one, other):
    smaller, larger = sorted((one, other))

    assert read_yen(f"{smaller:f}").yen <= read_yen(f"{larger:f}").yen


@pytest.mark.parametrize(
    ("yen", "japanese", "english"),
    [
        (0, "0円", "¥0"),
        (9_500, "9,500円", "¥9,500"),
        (15_000, "15,000円", "¥15,000"),
        (20_000, "2万円", "¥20,000"),
        (999_999, "999,999円", "¥999,999"),
        (3_190_000, "319万円", "¥3,190,000"),
        (3_195_500, "319万5,500円", "¥3,195,500"),
        (3_200_000, "320万円", "¥3.2M"),
        (12_000_000, "1,200万円", "¥12M"),
        (120_000_000, "1億2,000万円", "¥120M"),
        (1_200_000_000, "12億円", "¥1.2B"),
        (1_000_000_000_000, "1兆円", "¥1,000B"),
        (-3_200_000, "-320万円", "-¥3.2M"),
    ],
)
def test_format_yen_is_short_and_exact(yen, japanese, english):
    assert (format_yen(yen, Language.JA), format_yen(yen, Language.EN)) == (japanese, english)


@pytest.mark.parametrize(
    "text", ["一式", "", " ", "未定", "要見積もり", "応相談", "-", "¥ -", "―", "ー", "N/A", "TBD", "なし", "円"]
)
def test_is_blank_amount_knows_words_for_nothing_yet(text):
    assert is_blank_amount(text)


@pytest.mark.parametrize("text", ["0", "0円", "1,200", "見積書送付済み"])
def test_is_blank_amount_takes_nought_for_an_amount(text):
    assert not is_blank_amount(text)
