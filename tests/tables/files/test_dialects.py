"""The separator of a text file, found by how evenly it cuts."""

from __future__ import annotations

import pytest

from atoippo.tables.files.dialects import Dialect, find_dialect

HEADER = ["会社名", "商談名", "金額", "メモ"]
DEALS = [
    ["A社", "在庫管理", "1,200", "急ぎ; 要確認"],
    ["B社", "名刺管理", "3,400,000", "a|b"],
    ["C社", "請求", "5", ""],
]


def joined(separator: str) -> str:
    return "".join(
        separator.join(f'"{cell}"' if separator in cell else cell for cell in cells) + "\r\n"
        for cells in [HEADER, *DEALS]
    )


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_is_found_among_others_in_the_cells(separator):
    assert find_dialect(joined(separator)) == Dialect(separator, 4)


def test_title_rows_and_a_footer_do_not_hide_the_separator():
    text = "商談レポート\n条件: すべて; 期間: 2025, 2026; 所有者: 全員\n\n" + joined(",") + "機密情報;無断転載禁止\n"

    assert find_dialect(text) == Dialect(",", 4)


def test_decimal_commas_do_not_make_a_comma_the_separator():
    assert find_dialect("Name;Betrag\nA;1,5\nB;2,5\n") == Dialect(";", 2)


def test_text_without_any_separator_has_one_column():
    assert find_dialect("失注理由\n価格\n") == Dialect(",", 1)
    assert find_dialect("") == Dialect(",", 1)


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"'])
def test_separator_announced_for_excel_is_believed(line):
    assert find_dialect(line + "\na,b;c,d\ne,f;g,h\n") == Dialect(";", 2)


def test_quoted_line_breaks_do_not_count_as_rows():
    assert find_dialect('a,b\n"1;2\n3;4\n5;6",x\n') == Dialect(",", 2)


def test_cell_beyond_the_limit_of_the_csv_module_ends_the_search():
    assert find_dialect('a,b\n1,2\n"' + "x" * 150_000 + '",3\n') == Dialect(",", 2)
