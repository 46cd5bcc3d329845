"""The workbook opens, filters, and no text in it becomes a formula."""

from __future__ import annotations

from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from atoippo.reports.workbook import revival_workbook
from atoippo.values.language import Language
from reports.deals import lost


def rows_of(content, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_workbook_lists_every_candidate_in_order(company_report, tmp_path):
    rows = rows_of(revival_workbook(company_report.revival, language=Language.JA, names=False), tmp_path)

    assert rows[0][:4] == ["会社名", "商談名", "先方の担当者", "金額（円）"]
    assert [row[0] for row in rows[1:]] == [c.company for c in company_report.revival.candidates]


@pytest.mark.parametrize("text", ["=1+1", "+81-3", "-cmd", "@SUM(A1)", "\t=1", "http://example.com/"])
def test_workbook_writes_every_text_as_a_text(report_of, tmp_path, text):
    report = report_of(lost(deal=text, closed_on=date(2025, 9, 1)))

    content = revival_workbook(report.revival, language=Language.JA, names=False)

    assert rows_of(content, tmp_path)[1][1] == text
    assert b"<f>" not in content


def test_workbook_of_nothing_has_its_header(report_of, tmp_path):
    rows = rows_of(revival_workbook(report_of().revival, language=Language.JA, names=False), tmp_path)

    assert len(rows) == 1


@pytest.mark.parametrize("names", [True, False])
def test_workbook_names_reps_only_when_asked(company_report, tmp_path, names):
    rows = rows_of(revival_workbook(company_report.revival, language=Language.JA, names=names), tmp_path)

    assert ("営業担当" in rows[0]) is names
    assert any("営業太郎" in map(str, row) for row in rows) is names
