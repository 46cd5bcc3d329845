from __future__ import annotations

from atoippo.tables.deals.tables_on_sheet import lay_out_all
from atoippo.tables.sheet import Row, Sheet
from tables.small_tables import read, values

WON = "【受注】\n顧客名,案件名,担当,受注金額\nA社,a,山口,10\nB社,b,石田,20\n"
LOST = "【失注】\n顧客名,案件名,担当,見積金額,失注理由\nC社,c,山口,30,価格\nD社,d,石田,40,\n"


def test_two_tables_are_read_each_under_its_header_and_title():
    assert values(read(f"{WON}\n{LOST}"), "outcome", "amount_yen") == [
        ("won", 10),
        ("won", 20),
        ("lost", 30),
        ("lost", 40),
    ]


def test_a_unit_at_the_top_holds_for_the_tables_below():
    assert values(read(f"案件一覧（単位：千円）\n{WON}{LOST}"), "amount_yen") == [
        (10_000,),
        (20_000,),
        (30_000,),
        (40_000,),
    ]


def test_a_longer_table_below_does_not_swallow_the_first():
    more = "".join(f"{n}社,{n},石田,40,時期\n" for n in range(50))

    reading = read(f"{WON}{LOST}{more}")

    assert len(reading.deals) == 54


def test_a_longer_table_above_does_not_swallow_the_second():
    more = "".join(f"{n}社,{n},石田,40\n" for n in range(150))

    reading = read(f"{WON}{more}{LOST}")

    assert len(reading.deals) == 154


def test_a_sheet_without_a_header_is_one_table():
    sheet = Sheet("deals.csv", "", (Row(1, ("あ",)),), "utf-8", ",")

    assert [table.layout.header for table in lay_out_all(sheet, ())] == [()]


def test_sections_tell_the_outcomes_of_their_rows():
    reading = read(
        "案件状況\n顧客名,案件名,担当,金額\n■受注\nA社,a,山口,10\n■失注(1件)\nB社,b,山口,20\n■商談中\nC社,c,山口,30"
    )

    assert values(reading, "outcome") == [("won",), ("lost",), ("open",)]


def test_a_plain_reason_tells_losses_only_where_no_title_says_otherwise():
    reading = read("■受注\n顧客名,案件名,担当,理由\nA社,a,山口,価格\n■失注\nB社,b,山口,")

    assert values(reading, "outcome") == [("won",), ("lost",)]


def test_a_unit_in_a_footnote_counts():
    assert values(read("会社名,金額,結果\nA社,12,失注\n※金額の単位は千円"), "amount_yen") == [(12_000,)]
