from __future__ import annotations

from tables.small_tables import read

TABLE = "会社名,案件名,担当,金額,結果\nA社,a,山口,10,受注\nB社,b,石田,20,失注\nC社,c,石田,30,\n"


def taken_and_aside(text: str) -> tuple[int, int]:
    reading = read(text)
    return len(reading.deals), len(reading.set_aside)


def test_a_summary_below_the_table_is_set_aside():
    assert taken_and_aside(f"{TABLE}\n価格,12,,,\n競合,9,,,") == (3, 2)


def test_a_narrow_row_with_an_outcome_is_a_deal():
    assert taken_and_aside(f"{TABLE}\nD社,,,,失注") == (4, 0)


def test_a_narrow_row_right_below_the_others_is_a_deal():
    assert taken_and_aside(f"{TABLE}D社,d,,,") == (4, 0)


def test_a_wide_row_below_a_gap_is_a_deal():
    assert taken_and_aside(f"{TABLE}\nD社,d,山口,40,") == (4, 0)


def test_narrow_tables_have_no_rows_below():
    assert taken_and_aside("会社名,案件名,結果\nA社,a,受注\nB社,b,失注\n\nC社,,") == (3, 0)
