"""Rows set aside come back in the file's own columns, ready to be mended."""

from __future__ import annotations

import csv
import io

import pytest

from atoippo.reports.set_aside_file import harmless, set_aside_csv
from atoippo.values.language import Language
from reports.deals import set_aside_row


def table_of(*rows):
    return list(csv.reader(io.StringIO(set_aside_csv(rows, language=Language.JA).decode("utf-8-sig"))))


def test_set_aside_csv_has_the_files_columns_then_what_to_do():
    header, row = table_of(set_aside_row())

    assert header == ["商談名", "完了日", "［取り分け］場所", "［取り分け］列", "［取り分け］値", "［取り分け］直し方"]
    assert row == [
        "検査",
        "平成35年1月1日",
        "list.csv 9",
        "完了日",
        "平成35年1月1日",
        "日付が読めません。令和で書き直してください。",
    ]


def test_set_aside_csv_puts_different_headers_side_by_side():
    header, first, second = table_of(set_aside_row(), set_aside_row(header=("件名", "完了日"), cells=("別", "x")))

    assert header[:3] == ["商談名", "完了日", "件名"]
    assert (first[:3], second[:3]) == (["検査", "平成35年1月1日", ""], ["", "x", "別"])


def test_set_aside_csv_of_nothing_has_a_header_only():
    assert len(table_of()) == 1


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("+a", "'+a"),
        ("-x", "'-x"),
        ("-1,200", "-1,200"),
        ("-", "-"),
        ("+5", "+5"),
        ("普通", "普通"),
        ("", ""),
    ],
)
def test_harmless_guards_formulas_and_leaves_numbers_and_dashes(cell, safe):
    assert harmless(cell) == safe
