from __future__ import annotations

from collections import Counter

from tables.small_tables import read

HEADER = "フェーズ ↑,取引先名,商談名,金額\n"


def outcomes(text: str) -> dict[str, int]:
    return Counter(deal.outcome.value for deal in read(HEADER + text).deals)


def test_a_counted_label_stands_for_its_whole_group():
    text = "受注 (2 レコード),A社,a,1\n,B社,b,2\n失注 (3 レコード),C社,c,3\n,D社,d,4\n,E社,e,5"

    assert outcomes(text) == {"won": 2, "lost": 3}


def test_a_label_below_a_sum_stands_for_its_whole_group():
    text = "受注,A社,a,1\n,B社,b,2\n小計,,,3\n失注,C社,c,3\n,D社,d,4\n小計,,,7"

    assert outcomes(text) == {"won": 2, "lost": 2}


def test_blanks_between_words_that_no_gap_parts_stay_open():
    assert outcomes("受注,A社,a,1\n,B社,b,2\n失注,C社,c,3\n,D社,d,4") == {"won": 1, "lost": 1, "open": 2}


def test_a_blank_at_the_top_belongs_to_no_group():
    assert outcomes(",A社,a,1\n受注 (1件),B社,b,2\n失注 (1件),C社,c,3") == {"won": 1, "lost": 1, "open": 1}


def test_rows_shorter_than_the_label_are_filled_too():
    reading = read("取引先名,商談名,フェーズ\nA社,a,受注 (2)\nB社,b\nC社,c,失注 (2)\nD社,d")

    assert [deal.outcome.value for deal in reading.deals] == ["won", "won", "lost", "lost"]
