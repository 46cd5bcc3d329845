"""The tables behind the charts."""

from __future__ import annotations

from atoippo.reports.chart_tables import Cell, ChartTable


def test_a_csv_opens_in_excel_and_takes_no_text_for_a_formula():
    table = ChartTable(("競合", "件"), ((Cell("=1+1", "=1+1"), Cell("1,200", 1200)), (Cell("—", None), Cell("0", 0))))

    assert table.as_csv() == "競合,件\r\n'=1+1,1200\r\n,0\r\n".encode("utf-8-sig")
