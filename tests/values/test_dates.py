"""Dates as sales files write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atoippo.values.dates import (
    AmbiguousDate,
    DateOrder,
    NotADate,
    date_of_serial,
    format_wareki,
    is_blank_date,
    possible_orders,
    read_date,
)

YEAR_END = date(2026, 3, 31)
SAME_DAY = (
    "2026/3/31",
    "2026-03-31",
    "2026.3.31",
    "2026/03/31 10:20:30",
    "2026/3/31 9:05",
    "２０２６／３／３１",
    "2026 / 3 / 31",
    "2026/ 3/31",
    "2026ー03ー31",
    "2026−03−31",
    "'2026/3/31",
    "\u200b2026/3/31\n",
    "2026/3/31（火）",
    "2026/3/31(火・祝)",
    "2026/3/31 (Tue)",
    "2026/3/31 午後3:20",
    "2026/3/31 3:20 PM",
    "2026/3/31 25:30",
    "2026/3/31予定",
    "2026/3/31（仮）",
    "2026-03-31T10:20:30",
    "2026-03-31T10:20:30.123456+09:00",
    "2026-03-31 10:20:30 +0900",
    "2026-03-31 23:59 JST",
    "2026-03-31T14:59:59Z",
    "2026-03-30T15:00:00Z",
    "2026-03-30T15:00Z",
    "2026-03-30 15:00 UTC",
    "2026-03-30T10:00:00-0500",
    "2026-03-30 10:00 -05",
    "2026-03-30T15:00:00.000+0000",
    "20260331",
    "20260331102030",
    "202603311020",
    "20260331T102030",
    "20260330T150000Z",
    "2026年3月31日",
    "2026年03月31日(火)",
    "2026年 3月31日 火曜日",
    "2026年3月31日 10時20分30秒",
    "2026年3月31日 午後3時",
    "2026年3月31日付",
    "西暦2026年3月31日",
    "2026年3月31",
    "2026年3月末",
    "2026年3月末日",
    "二〇二六年三月三十一日",
    "令和8年3月31日",
    "令和８年３月３１日（火）",
    "令和 8 年 3 月 31 日",
    "令和八年三月三十一日",
    "㋿８年３月３１日",
    "令8.3.31",
    "R8.3.31",
    "r8/3/31",
    "R08/03/31",
    "R8-3-31",
    "R. 8. 3. 31",
    "Ｒ８．３．３１",
    "R080331",
    "R8.3.31 10:20",
    "46112",
    "46112.0",
    "46112.75",
    "31 Mar 2026",
    "31 March 2026",
    "31-Mar-26",
    "31-MAR-2026",
    "31st March, 2026",
    "31Mar2026",
    "Mar 31, 2026",
    "Mar. 31, 2026",
    "March 31 2026",
    "March 31st, 2026",
    "Mar 31, 2026, 10:20 AM",
    "Mar-31-2026",
    "2026-Mar-31",
    "Tue, 31 Mar 2026 10:20:30 +0900",
    "Tuesday, March 31, 2026",
    "Tue Mar 31 2026 10:20:30 GMT+0900 (日本標準時)",
    "31/03/2026",
    "31.03.2026",
    "3/31/2026",
    "03-31-2026 10:20",
    "3/31/2026 10:20:30 AM",
)


@pytest.mark.parametrize("text", SAME_DAY)
def test_read_date_reads_one_day_in_all_its_spellings(text):
    assert read_date(text) == YEAR_END


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年５月１日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日(火)", date(2019, 4, 30)),
        ("H31.4.30", date(2019, 4, 30)),
        ("㍻元年1月8日", date(1989, 1, 8)),
        ("S64.1.7", date(1989, 1, 7)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("T1.7.30", date(1912, 7, 30)),
        ("明治45年7月30日", date(1912, 7, 30)),
        ("M33.1.1", date(1900, 1, 1)),
        ("2026年3月", date(2026, 3, 1)),
        ("2026/03", date(2026, 3, 1)),
        ("2026-3", date(2026, 3, 1)),
        ("令和8年3月", date(2026, 3, 1)),
        ("R8.3", date(2026, 3, 1)),
        ("2024年2月末", date(2024, 2, 29)),
        ("令和元年5月末", date(2019, 5, 31)),
        ("平成元年1月", date(1989, 1, 1)),
        ("March 2026", date(2026, 3, 1)),
        ("2026 Mar", date(2026, 3, 1)),
        ("5/5/2026", date(2026, 5, 5)),
        ("05/05/05", date(2005, 5, 5)),
        ("10-Feb-70", date(1970, 2, 10)),
        ("2200/12/31", date(2200, 12, 31)),
    ],
)
def test_read_date_reads_eras_months_and_edges(text, day):
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "未定",
        "2026",
        "3月31日",
        "3/31",
        "2026年度",
        "2026年3月上旬",
        "2026/2/30",
        "2026/13/1",
        "2026/3-31",
        "2026/3/31〜2026/4/5",
        "2026/3/31 10:60",
        "2026/3/31 31:00",
        "2026/3/31 第2回",
        "2026-03-31-01",
        "12345678",
        "202603311099",
        "20260331-1234",
        "300000",
        "00059",
        "99999999",
        "1899/12/31",
        "2201/1/1",
        "2200-12-31T23:00Z",
        "1900-01-01T00:00+14:00",
        "31-Foo-2026",
        "Mar 31",
        "Mar-26",
        "31/04/2026",
        "13/13/2026",
        "31/03/2026 第2回",
        "31/03-2026",
        "3/31/6",
        "平成35年1月1日",
        "H31.5.1",
        "R1.3.1",
        "R1.4.30",
        "平成31年5月",
        "令和0年1月1日",
        "R300.1.1",
        "令和8年2月30日",
        "M32.12.31",
        "十十年三月一日",
        "1,200",
        "x" * 201,
    ],
)
def test_read_date_refuses_what_is_no_day(text):
    with pytest.raises(NotADate) as refusal:
        read_date(text)

    assert type(refusal.value) is NotADate


@pytest.mark.parametrize(
    "text", ["03/04/05", "03/04/2026", "03-04-2026", "1.2.2026", "26/3/31", "8/3/31", "3/4/26 10:20"]
)
def test_read_date_does_not_guess_an_order(text):
    with pytest.raises(AmbiguousDate):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/04/05", DateOrder.YMD, date(2003, 4, 5)),
        ("03/04/05", DateOrder.DMY, date(2005, 4, 3)),
        ("03/04/05", DateOrder.MDY, date(2005, 3, 4)),
        ("03/04/2026", DateOrder.DMY, date(2026, 4, 3)),
        ("26/3/31", DateOrder.YMD, YEAR_END),
        ("3/4/2026 23:30 UTC", DateOrder.MDY, date(2026, 3, 5)),
        ("31/03/2026", DateOrder.MDY, YEAR_END),
        ("2026/3/31", DateOrder.DMY, YEAR_END),
        ("令和8年3月31日", DateOrder.DMY, YEAR_END),
    ],
)
def test_read_date_lets_the_order_decide_between_readings(text, order, day):
    assert read_date(text, order=order) == day


def test_read_date_refuses_an_order_that_gives_no_day():
    with pytest.raises(AmbiguousDate):
        read_date("26/3/31", order=DateOrder.MDY)


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("03/04/05", set(DateOrder)),
        ("03/04/2026", {DateOrder.DMY, DateOrder.MDY}),
        ("5/5/2026", {DateOrder.DMY, DateOrder.MDY}),
        ("31/03/2026 10:20", {DateOrder.DMY}),
        ("3/31/2026", {DateOrder.MDY}),
        ("26/3/31", {DateOrder.YMD, DateOrder.DMY}),
        ("99/12/31", {DateOrder.YMD}),
        ("2026/3/31", set()),
        ("令和8年3月31日", set()),
        ("13/13/13", set()),
        ("3/4/2026 第2回", set()),
        ("未定", set()),
        ("3/" * 200, set()),
    ],
)
def test_possible_orders_tells_what_a_column_may_be(text, orders):
    assert possible_orders(text) == orders


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (1, date(1900, 1, 1)),
        (59.9, date(1900, 2, 28)),
        (61, date(1900, 3, 1)),
        (46112, YEAR_END),
        (46112.99, YEAR_END),
        (109939, date(2200, 12, 31)),
    ],
)
def test_date_of_serial_counts_as_spreadsheets_do(number, day):
    assert date_of_serial(number) == day


@pytest.mark.parametrize("number", [0, 0.5, -1, 60, 60.5, 109940, 1e300, float("nan"), float("inf"), float("-inf")])
def test_date_of_serial_refuses_days_that_never_were(number):
    with pytest.raises(NotADate):
        date_of_serial(number)


@pytest.mark.parametrize(
    ("day", "wareki"),
    [
        (YEAR_END, "令和8年3月31日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1868, 1, 25), "明治元年1月25日"),
        (date(1868, 1, 24), "1868年1月24日"),
    ],
)
def test_format_wareki_writes_the_era(day, wareki):
    assert format_wareki(day) == wareki


@pytest.mark.parametrize(
    "text",
    ["", "未定", "-", "なし", "TBD", "0000-00-00", "0000/00/00 00:00:00", "1900/1/0", "9999-12-31", " 00000000 "],
)
def test_is_blank_date_knows_words_and_days_for_none(text):
    assert is_blank_date(text)


@pytest.mark.parametrize("text", ["2026/3/31", "0", "9999", "来期", "0" * 300])
def test_is_blank_date_leaves_the_rest(text):
    assert not is_blank_date(text)


DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@given(st.text(alphabet=st.characters() | st.sampled_from("0123456789/-.年月日令和平成RHSMT元:+Z 午後十一JANMAR,()火")))
@example("ſ1 2 3")
def test_read_date_raises_nothing_else_on_any_text(text):
    orders = possible_orders(text)

    for order in (None, *DateOrder):
        try:
            day = read_date(text, order=order)
        except NotADate:
            continue
        assert (1900 <= day.year <= 2200, order is None or not orders or len(orders) == 1 or order in orders) == (
            True,
            True,
        )


@given(DAYS)
def test_read_date_reads_back_what_is_written(day):
    spelt = (
        format_wareki(day),
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    )

    assert {read_date(text) for text in spelt} == {day}


@given(DAYS, st.sampled_from([(DateOrder.DMY, "%d/%m/%Y"), (DateOrder.MDY, "%m-%d-%Y")]))
def test_read_date_reads_back_any_order(day, order_and_form):
    order, form = order_and_form

    assert (read_date(day.strftime(form), order=order), order in possible_orders(day.strftime(form))) == (day, True)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_read_date_reads_two_digits_of_a_year_back(day):
    assert read_date(f"{day:%y/%m/%d}", order=DateOrder.YMD) == day


@given(st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1)), st.integers(-12 * 4, 14 * 4))  # noqa: DTZ001 - zoned below
def test_read_date_moves_moments_to_japan(moment, quarters_of_hours):
    zoned = moment.replace(tzinfo=timezone(timedelta(minutes=15 * quarters_of_hours)))

    in_japan = zoned.astimezone(timezone(timedelta(hours=9))).date()

    assert {read_date(zoned.isoformat()), read_date(f"{zoned.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")} == {in_japan}


@given(st.integers(61, 109_939), st.integers(61, 109_939))
def test_date_of_serial_keeps_the_order_of_days(one, other):
    assert (date_of_serial(other) - date_of_serial(one)).days == other - one
