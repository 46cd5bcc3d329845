from __future__ import annotations

from datetime import date

import pytest

from atoippo.tables.deals.date_column import order_name, read_dates
from atoippo.tables.deals.date_orders import UNNEEDED, OrderDecision
from atoippo.values.dates import DateOrder

DAY_FIRST = OrderDecision(DateOrder.DMY, "values", "03/04/2025")
UNDECIDED = OrderDecision(None, "undecided", "03/04/2025")


def read(*texts, decision=UNNEEDED, needed=None):
    return read_dates(texts, "結果日", decision, needed or [True] * len(texts))


def test_read_dates_reads_days_and_leaves_blanks():
    assert read("2024/3/4", "R6.3.4", "", "未定", "45355").values == [
        date(2024, 3, 4),
        date(2024, 3, 4),
        None,
        None,
        date(2024, 3, 4),
    ]


def test_read_dates_finds_fault_with_days_that_never_were():
    found = read("2024/2/30", "2024/2/28")

    assert found.values == [None, date(2024, 2, 28)]
    assert {row: (fault.column, fault.value) for row, fault in found.faults.items()} == {0: ("結果日", "2024/2/30")}
    assert str(found.faults[0].advice) == (
        "「2024/2/30」は日付として読めません。「2024/3/31」や「令和6年3月31日」のように、実在する日付を書いてください。"
    )


def test_read_dates_does_not_ask_for_days_that_nobody_needs():
    found = read("来月頃", "2024/2/28", needed=[False, False])

    assert (found.values, found.faults, found.notices) == ([None, None], {}, ())


def test_read_dates_names_the_order_that_was_decided():
    found = read("03/04/2025", decision=DAY_FIRST)

    assert found.values == [date(2025, 4, 3)]
    assert [str(notice) for notice in found.notices] == [
        "「結果日」の日付（例：03/04/2025）は、日・月・年の順に読みました。違うときは --day-first か --month-first を付けてください。"
    ]


def test_read_dates_leaves_undecided_days_blank_and_counts_them():
    found = read("03/04/2025", "05/06/2025", "25/12/2025", decision=UNDECIDED)

    assert (found.values, found.faults) == ([None, None, date(2025, 12, 25)], {})
    assert "".join(map(str, found.notices)) == (
        "「結果日」の日付（例：03/04/2025）は、日と月のどちらが先か決められませんでした。2件の日付を空欄にしています。"
        "日が先なら --day-first、月が先なら --month-first を付けて、もう一度お試しください。"
    )


def test_read_dates_says_where_months_have_no_day():
    found = read("2024-10", "２０２４年１１月", "2024/3/4")

    assert found.values == [date(2024, 10, 1), date(2024, 11, 1), date(2024, 3, 4)]
    assert [str(notice) for notice in found.notices] == ["「結果日」の2件は年と月だけのため、その月の1日としました。"]


@pytest.mark.parametrize(("decision", "name"), [(DAY_FIRST, "日・月・年の順に読みました"), (UNDECIDED, "None")])
def test_order_name_says_how_days_were_read(decision, name):
    assert str(order_name(decision)) == name
