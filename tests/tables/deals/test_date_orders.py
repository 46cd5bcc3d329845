from __future__ import annotations

import pytest

from atoippo.tables.deals.date_orders import UNNEEDED, decide_orders
from atoippo.values.dates import DateOrder

BEGIN, END, OTHER = 0, 1, 2


def decided(begin=(), end=(), other=(), *, day_first=None):
    rows = max(map(len, (begin, end, other)))
    columns = {column: [*texts, *[""] * (rows - len(texts))] for column, texts in enumerate((begin, end, other))}
    decisions = decide_orders(columns, BEGIN, END, day_first=day_first)
    return [(decisions[column].order, decisions[column].by) for column in columns]


def test_decide_orders_needs_none_where_each_date_says_one_day():
    assert decide_orders({BEGIN: ["2024/3/4", "R6.3.4", "", "未定"]}, BEGIN, None, day_first=None) == {BEGIN: UNNEEDED}


@pytest.mark.parametrize(("telling", "order"), [("13/04/2025", DateOrder.DMY), ("04/13/2025", DateOrder.MDY)])
def test_decide_orders_by_a_value_over_twelve(telling, order):
    assert decided(["03/04/2025", telling])[BEGIN] == (order, "values")


def test_decide_orders_by_another_column():
    assert decided(["03/04/2025"], ["05/06/2025"], ["25/12/2025"])[:2] == [(DateOrder.DMY, "columns")] * 2


def test_decide_orders_by_deals_that_end_after_they_begin():
    begins = [f"0{month}/11/2024" for month in range(1, 7)]
    ends = [f"0{month + 1}/01/2024" for month in range(1, 7)]

    assert decided(begins, ends)[:2] == [(DateOrder.MDY, "consistency")] * 2


def test_decide_orders_stays_undecided_where_nothing_tells():
    assert decided(["03/04/2025"], ["05/06/2025"])[:2] == [(None, "undecided")] * 2
    assert decided(["03/04/2025"])[BEGIN] == (None, "undecided")


def test_decide_orders_stays_undecided_where_values_contradict_each_other():
    assert decided(["03/04/2025", "25/12/2025", "12/25/2025"])[BEGIN] == (None, "undecided")


def test_decide_orders_forgives_few_slips():
    assert decided(["03/04/2025", *["25/12/2025"] * 99, "12/25/2025"])[BEGIN] == (DateOrder.DMY, "values")


@pytest.mark.parametrize(("day_first", "order"), [(True, DateOrder.DMY), (False, DateOrder.MDY)])
def test_decide_orders_hears_the_person_where_values_do_not_tell(day_first, order):
    assert decided(["03/04/2025"], day_first=day_first)[BEGIN] == (order, "person")
    assert decided(["03/04/2025", "25/12/2025", "12/25/2025"], day_first=day_first)[BEGIN] == (order, "person")


def test_decide_orders_hears_the_values_before_the_person():
    assert decided(["03/04/2025", "25/12/2025"], day_first=False)[BEGIN] == (DateOrder.DMY, "values")


def test_decide_orders_knows_few_years_from_many_days():
    first = [f"{24 + day % 2}/{1 + day % 12:02d}/{day:02d}" for day in range(1, 29)]
    last = [f"{day:02d}/{1 + day % 12:02d}/{24 + day % 2}" for day in range(1, 29)]

    assert decided(first)[BEGIN] == (DateOrder.YMD, "values")
    assert decided(last)[BEGIN] == (DateOrder.DMY, "values")


def test_decide_orders_keeps_the_example():
    assert (
        decide_orders({BEGIN: ["2024/3/4", "03/04/2025"]}, BEGIN, None, day_first=None)[BEGIN].example == "03/04/2025"
    )


def test_decide_orders_skips_what_is_no_date_when_it_compares():
    begins = ["春頃", *[f"0{month}/11/2024" for month in range(1, 7)]]
    ends = ["01/01/2024", *[f"0{month + 1}/01/2024" for month in range(1, 7)]]

    assert decided(begins, ends)[BEGIN] == (DateOrder.MDY, "consistency")
