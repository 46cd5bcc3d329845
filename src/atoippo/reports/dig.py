"""`dig` in one call: what a file gave becomes a report, and a report becomes files that a person can open."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from atoippo.reports.deal_table import deal_table
from atoippo.reports.page import page
from atoippo.reports.report import Report, make_report
from atoippo.reports.set_aside_file import set_aside_csv
from atoippo.reports.summary import summary
from atoippo.reports.workbook import revival_workbook
from atoippo.texts.reasons import load_classifier

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from atoippo.tables.rows import Reading
    from atoippo.values.language import Language

REPORT_NAME = "report.html"
WORKBOOK_NAME = "掘り起こし.xlsx"
SET_ASIDE_NAME = "set_aside.csv"
SUMMARY_NAME = "summary.json"


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where the files of a report lie."""

    page: Path
    workbook: Path
    set_aside: Path
    summary: Path


def dig(reading: Reading, *, today: date) -> Report:
    """Work out the report of what was read, as of `today`."""
    return make_report(deal_table(reading.deals, load_classifier()), today=today)


def write_report(report: Report, reading: Reading, folder: Path, *, language: Language, names: bool) -> ReportFiles:
    """Write page, workbook, set-aside rows and summary into the folder, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    files = ReportFiles(*(folder / name for name in (REPORT_NAME, WORKBOOK_NAME, SET_ASIDE_NAME, SUMMARY_NAME)))
    html = page(report, reading, language=language, names=names, file_names=(WORKBOOK_NAME, SET_ASIDE_NAME))
    files.page.write_text(html, encoding="utf-8")
    files.workbook.write_bytes(revival_workbook(report.revival, language=language, names=names))
    files.set_aside.write_bytes(set_aside_csv(reading.set_aside, language=language))
    figures = json.dumps(summary(report, reading, language=language), ensure_ascii=False, indent=2)
    files.summary.write_text(figures + "\n", encoding="utf-8")
    return files
