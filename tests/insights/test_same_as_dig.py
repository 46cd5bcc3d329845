"""The workspace tells the same as `dig` does of the same file."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from atoippo.insights.queries import report_of
from atoippo.reports.dig import dig
from atoippo.reports.summary import summary
from atoippo.tables.reading import read_deals
from atoippo.texts.reasons import load_classifier
from atoippo.values.language import Language
from insights.written_deals import write_deals

EXPORTS = Path(__file__).parents[2].parent / "shared" / "data" / "jp_exports"
TODAY = date(2026, 4, 1)
FILES = sorted(path.name for path in EXPORTS.glob("*.*") if path.suffix in {".csv", ".xlsx", ".xls"})
needs_exports = pytest.mark.skipif(not FILES, reason="../shared/data is not here")


@cache
def reading_of(name):
    return read_deals([EXPORTS / name])


@needs_exports
@pytest.mark.parametrize("name", FILES)
def test_report_of_a_workspace_says_what_dig_says(name, workspace, admin):
    reading = reading_of(name)
    write_deals(workspace, reading.deals, classifier=load_classifier())

    report = report_of(member=admin, today=TODAY)

    expected = dig(reading, today=TODAY)
    assert summary(report, reading, language=Language.JA) == summary(expected, reading, language=Language.JA)
    assert report.table.frame.select("outcome", "told", "recoded", "text").to_dicts() == (
        expected.table.frame.select("outcome", "told", "recoded", "text").to_dicts()
    )
    assert [finding.title for finding in report.findings] == [finding.title for finding in expected.findings]
