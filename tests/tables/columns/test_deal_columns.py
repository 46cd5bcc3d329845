from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from atoippo.tables.columns.deal_columns import DealColumns, text_of
from atoippo.tables.sheet import Row

TABLE = DealColumns(("会社名", "金額", "備考"), (Row(2, ("A社", 100)), Row(3, ("B社", 200, "また", "余り"))))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), (" 失注　", "失注"), ("'-", "-"), ("'=1", "=1"), ("'メモ", "'メモ"), ("'", "'"), (True, "TRUE"), (False, "FALSE"),
        (1200, "1200"), (1.5, "1.5"), (1e300 * 10, f"{1e301:.6f}"), (1e-7, "0.000000"), (date(2024, 1, 6), "2024-01-06"),
        (datetime(2024, 1, 6, 9, 30, tzinfo=UTC), "2024-01-06"), (1.25e20, "125000000000000000000.000000"),
    ],
)  # fmt: skip
def test_text_of_writes_a_cell_as_a_person_would(cell, text):
    assert text_of(cell) == text


def test_texts_are_blank_where_a_row_is_too_short():
    assert TABLE.texts(2) == ["", "また"]


def test_texts_of_row_reach_over_the_header_and_beyond():
    assert [TABLE.texts_of_row(0), TABLE.texts_of_row(1)] == [("A社", "100", ""), ("B社", "200", "また", "余り")]


def test_some_texts_come_evenly_from_top_to_bottom():
    table = DealColumns(("n",), tuple(Row(n, (n,)) for n in range(10)))

    assert table.some_texts(0, 5) == ["0", "2", "4", "6", "8"]
