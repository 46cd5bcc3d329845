from __future__ import annotations

from atoippo.tables.rows import Field
from tables.small_tables import read, values


def test_lost_deals_take_the_quote_where_orders_have_amounts_only_when_won():
    reading = read(
        "会社名,受注金額（千円）,見積金額,結果\nA社,90,100000,受注\nB社,0,200000,失注\nC社,,300000,失注\nD社,-,400000,検討中"
    )

    assert values(reading, "amount_yen") == [(90_000,), (200_000,), (300_000,), (400_000,)]


def test_an_unreadable_quote_of_a_lost_deal_is_set_aside():
    reading = read("会社名,受注金額,見積金額,結果\nA社,90,90,受注\nB社,0,200,失注\nD社,0,300,失注\nC社,0,安い,失注")

    assert values(reading, "amount_yen") == [(90,), (200,), (300,)]
    assert [row.column for row in reading.set_aside] == ["見積金額"]


def test_amounts_of_lost_deals_stay_where_no_other_column_has_most_of_them():
    reading = read("会社名,受注金額,見積金額,結果\nA社,90,,受注\nB社,0,200,失注\nC社,0,,失注\nD社,0,,失注")

    assert values(reading, "amount_yen") == [(90,), (0,), (0,), (0,)]


def test_the_amount_that_a_person_names_counts_for_all():
    from_person = read("会社名,受注金額,見積金額,結果\nA社,90,100,受注\nB社,0,200,失注", 受注金額=Field.AMOUNT)

    assert values(from_person, "amount_yen") == [(90,), (0,)]


def test_tables_without_lost_deals_keep_the_chosen_amounts():
    reading = read("会社名,受注金額,見積金額,結果\nA社,90,100,受注\nB社,80,200,受注")

    assert values(reading, "amount_yen") == [(90,), (80,)]
