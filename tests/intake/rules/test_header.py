from __future__ import annotations

from atoippo.intake.rules.header import columns_of


def test_columns_of_names_the_headers_with_their_first_different_values():
    content = "会社名,結果,備考\nA社,失注,\nB社,失注, \nC社,受注,\nD社,失注,\n".encode()

    found = columns_of("deals.csv", content)

    assert found == {"会社名": ["A社", "B社", "C社"], "結果": ["失注", "受注"], "備考": []}


def test_columns_of_shortens_long_values():
    content = ("会社名,結果,備考\nA社,失注," + "あ" * 90 + "\nB社,受注,\n").encode()

    assert columns_of("deals.csv", content)["備考"] == ["あ" * 60]


def test_columns_of_knows_nothing_of_a_file_that_is_no_table():
    assert columns_of("deals.pdf", b"%PDF-1.7") == {}
