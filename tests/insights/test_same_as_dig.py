"""The workspace tells the same as `dig` does of the same file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from atoippo.insights.queries import as_of, report_of
from atoippo.intake.actions.inspecting import inspect_next
from atoippo.intake.actions.starting import start_intake
from atoippo.intake.actions.uploads import receive_upload
from atoippo.intake.actions.words import read_words_slice
from atoippo.intake.actions.working import work_off_slice
from atoippo.reports.dig import dig
from atoippo.reports.summary import summary
from atoippo.tables.reading import read_deals
from atoippo.values.language import Language
from workplace import NOON

EXPORTS = Path(__file__).parents[2].parent / "shared" / "data" / "jp_exports"
TODAY = date(2026, 4, 1)
FILES = sorted(path.name for path in EXPORTS.glob("*.*") if path.suffix in {".csv", ".xlsx", ".xls"})
needs_exports = pytest.mark.skipif(not FILES, reason="../shared/data is not here")


@needs_exports
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", FILES)
def test_report_of_a_workspace_says_what_dig_says(name, workspace, admin):
    reading = read_deals([EXPORTS / name])
    take_in(name, workspace, admin)

    report = report_of(member=admin, today=TODAY)

    expected = dig(reading, today=TODAY)
    assert summary(report, reading, language=Language.JA) == summary(expected, reading, language=Language.JA)
    assert told_by(report) == told_by(expected)
    assert [finding.title for finding in report.findings] == [finding.title for finding in expected.findings]
    assert as_of(member=admin).unread == 0


def take_in(name, workspace, admin):
    """Import a file, its words read."""
    content = (EXPORTS / name).read_bytes()
    intake = receive_upload(workspace=workspace, name=name, content=content, by=admin, at=NOON)
    inspect_next(at=NOON)
    intake.refresh_from_db()
    start_intake(intake=intake, by=admin, at=NOON)
    while work_off_slice(at=NOON):
        pass
    while read_words_slice(at=NOON):
        pass


def told_by(report):
    """Return what is known of each deal, in an order of its own."""
    known = report.table.frame.select("outcome", "told", "recoded", "quote", "text", "competitor", "team", "stage")
    return sorted(known.rows(), key=str)
