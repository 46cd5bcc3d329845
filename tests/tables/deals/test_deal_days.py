from __future__ import annotations

from datetime import date

from atoippo.tables.rows import Field
from tables.small_tables import notices, read, values


def days(text: str, **how) -> list[tuple[object, ...]]:
    return values(read(text, **how), "opened_on", "closed_on")


def test_days_of_open_deals_have_no_end():
    assert days("会社名,作成日,完了予定日,結果\nA,2024/1/6,2024/3/4,失注\nB,2024/1/7,2024/9/30,商談中") == [
        (date(2024, 1, 6), date(2024, 3, 4)),
        (date(2024, 1, 7), None),
    ]


def test_days_planned_for_open_deals_need_not_be_days():
    assert (
        read("会社名,完了予定日,結果\nA,2024/3/4,失注\nB,来春頃,商談中\nC,2024/5/1,受注\nD,2024/5/1,受注").set_aside
        == ()
    )


def test_days_of_closing_come_from_their_own_columns_first():
    assert days("会社名,受注予定日,受注日,失注日\nA,2024/3/1,2024/3/9,\nB,2024/3/1,,2024/3/5\nC,2024/3/1,,") == [
        (None, date(2024, 3, 9)),
        (None, date(2024, 3, 5)),
        (None, None),
    ]


def test_days_of_closing_fall_back_to_the_planned_day():
    assert days("会社名,結果,完了予定日,失注日\nA,失注,2024/3/1,\nB,受注,2024/3/2,\nC,失注,2024/3/3,2024/3/7") == [
        (None, date(2024, 3, 1)),
        (None, date(2024, 3, 2)),
        (None, date(2024, 3, 7)),
    ]


def test_days_of_orders_are_no_days_of_losses():
    assert days("会社名,結果,受注日\nA,受注,2024/3/1\nB,失注,2024/3/2") == [(None, date(2024, 3, 1)), (None, None)]


def test_days_come_from_the_column_that_the_person_names():
    assert days("会社名,結果,受注日,失注日\nA,受注,2024/3/1,\nB,失注,,2024/3/2", 受注日=Field.CLOSED_ON) == [
        (None, date(2024, 3, 1)),
        (None, None),
    ]


def test_days_are_none_where_there_are_no_columns():
    assert days("会社名,結果\nA,失注") == [(None, None)]


def test_days_that_never_were_set_a_row_aside():
    reading = read("会社名,結果,完了日\nA,失注,2024/2/30\nB,失注,2024/2/28\nC,失注,2024/2/28")

    assert [(row.place.line, row.column, row.value) for row in reading.set_aside] == [(2, "完了日", "2024/2/30")]


def test_days_that_run_backwards_are_counted():
    reading = read("会社名,作成日,完了日,結果\nA,2024/3/6,2024/1/4,失注\nB,2024/1/7,2024/1/7,失注")

    assert notices(reading) == ["始まった日より前に決着している商談が1件あります。日付をお確かめください。"]


def test_orders_are_decided_with_columns_that_are_not_used_too():
    reading = read("会社名,更新日,完了日,結果\nA,25/12/2024,03/04/2024,失注\nB,01/12/2024,05/06/2024,失注")

    assert values(reading, "closed_on") == [(date(2024, 4, 3),), (date(2024, 6, 5),)]
    assert str(reading.sheets[0].columns[Field.CLOSED_ON].detail) == "日・月・年の順に読みました"


def test_orders_come_from_the_person_where_nothing_tells():
    text = "会社名,完了日,結果\nA,03/04/2024,失注"

    assert [days(text, day_first=said)[0][1] for said in (True, False, None)] == [
        date(2024, 4, 3),
        date(2024, 3, 4),
        None,
    ]
